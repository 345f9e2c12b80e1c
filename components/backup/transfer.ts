import type { ImportAim, ImportSummary, Opening, Params, Results } from '#lib/protocol/index';
import { FILE_PART_BYTES } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import type { Password } from '../wallet/kdf';

/** Part of the work that is done, from 0 to 1. */
export type OnProgress = (part: number) => void;

/** The most of a file's beginning that its header can take. */
const START_BYTES = 16_384;
/** Parts are put together now and then: the browser keeps what is in a Blob outside the page's memory. */
const PARTS_A_BLOB = 32;
const TRIES = 3;

export interface SavedFile {
  /** To compare, for a file that is sealed for another device. */
  digits: string | null;
  /** Records that could not be read, and are not in it. */
  missing: number;
}

/** Has the background write a file, part by part, and saves it as a download. */
export async function saveExport(
  params: Params<'export.begin'>,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<SavedFile> {
  for (let tried = 1; ; tried++) {
    const begun = await call('export.begin', params);
    try {
      const { blob, missing } = await gather(begun, onProgress, signal);
      download(begun.name, blob);
      return { digits: begun.digits, missing };
    } catch (error) {
      await call('export.cancel', { id: begun.id }).catch(() => undefined);
      // Something was saved meanwhile: the file is to be of one moment.
      if (!isConflict(error) || tried === TRIES) throw error;
    }
  }
}

async function gather(
  begun: Results['export.begin'],
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<{ blob: Blob; missing: number }> {
  let whole = new Blob();
  let parts: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    signal.throwIfAborted();
    const { part, done, missing } = await call('export.next', { id: begun.id });
    if (part === null) return { blob: new Blob([whole, ...parts], { type: 'application/octet-stream' }), missing };
    parts.push(fromBase64(part));
    if (parts.length >= PARTS_A_BLOB) {
      whole = new Blob([whole, ...parts]);
      parts = [];
    }
    onProgress(begun.total === 0 ? 1 : Math.min(1, done / begun.total));
  }
}

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What a file says before it is opened. */
export async function lookAt(file: Blob): Promise<Results['import.look']> {
  return call('import.look', { start: await startOf(file) });
}

/** Whether it opens at all. @throws WalletError `wrong-password`, `phrase-mismatch`, `other-device`, `file-header` */
export async function tryOpening(file: Blob, opening: Opening): Promise<void> {
  const { id } = await call('import.begin', { start: await startOf(file), opening, aim: 'check' });
  await call('import.cancel', { id });
}

export interface Incoming {
  file: Blob;
  opening: Opening;
  aim: ImportAim;
  /** Of the wallet that a restore makes. */
  password?: Password;
}

/**
 * Sends a file to the background, part by part; what it is for happens once it is there whole, and then whole or not at
 * all. Where something is written, that is the second half of the work.
 */
export async function sendFile(
  { file, opening, aim, password }: Incoming,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<ImportSummary> {
  const { id } = await call('import.begin', { start: await startOf(file), opening, aim });
  const reading = aim === 'check' ? 1 : 0.5;
  try {
    for (let from = START_BYTES; from < file.size; from += FILE_PART_BYTES) {
      signal.throwIfAborted();
      const part = await file.slice(from, from + FILE_PART_BYTES).arrayBuffer();
      await call('import.feed', { id, part: toBase64(new Uint8Array(part)) });
      onProgress(reading * Math.min(1, from / file.size));
    }
    let progress = await call('import.finish', { id, password: password ?? null });
    while (!progress.summary) {
      signal.throwIfAborted();
      onProgress(reading + (1 - reading) * progress.part);
      progress = await call('import.progress', { id });
    }
    onProgress(1);
    return progress.summary;
  } catch (error) {
    await call('import.cancel', { id }).catch(() => undefined);
    throw error;
  }
}

const startOf = async (file: Blob) => toBase64(new Uint8Array(await file.slice(0, START_BYTES).arrayBuffer()));

const isConflict = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'conflict';

const AT_ONCE = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += AT_ONCE) binary += String.fromCharCode(...bytes.subarray(i, i + AT_ONCE));
  return btoa(binary);
}

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
