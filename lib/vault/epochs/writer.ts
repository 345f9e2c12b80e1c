import type { Bytes } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/index';
import type { EpochFiles } from './epochs';

/**
 * The background's side and the worker's side of writing epochs. Only a dedicated worker gets a handle that overwrites
 * a file in place; a service worker's `createWritable` writes another file and leaves the old bytes where they were
 * (measured: docs/adr/0006-forgetting.md).
 */
export const EPOCH_WRITER = '/epoch-writer.js';

const CHANNEL = 'satchel-epochs';
const FILES = ['epochs-0', 'epochs-1'] as const;
/** Held by whoever has a file open: a reader must not see half a writing. */
const FILE_LOCK = 'satchel-epoch-files';
const ANSWER_WITHIN_MS = 20_000;

/** What TypeScript's library for pages leaves out: it is there in dedicated workers alone. */
interface OverwritableFile {
  createSyncAccessHandle(): Promise<{
    write(bytes: Bytes, options: { at: number }): number;
    flush(): void;
    close(): void;
  }>;
}

type Request = { kind: 'write'; id: string; copy: 0 | 1; bytes: Bytes };
type Reply = { kind: 'ready' } | { kind: 'done'; id: string } | { kind: 'failed'; id: string; message: string };

/** Worker's side: writes what it is sent, one after the other. */
export function serveEpochWrites(): void {
  const channel = new BroadcastChannel(CHANNEL);
  const reply = (message: Reply) => channel.postMessage(message);
  let turn = Promise.resolve();
  channel.onmessage = ({ data }: MessageEvent<Request | Reply>) => {
    if (data.kind !== 'write') return;
    turn = turn.then(() =>
      overwrite(data.copy, data.bytes).then(
        () => reply({ kind: 'done', id: data.id }),
        (error: unknown) => reply({ kind: 'failed', id: data.id, message: String(error) }),
      ),
    );
  };
  reply({ kind: 'ready' });
}

async function overwrite(copy: 0 | 1, bytes: Bytes): Promise<void> {
  await navigator.locks.request(FILE_LOCK, async () => {
    const root = await navigator.storage.getDirectory();
    const file: unknown = await root.getFileHandle(FILES[copy], { create: true });
    const handle = await (file as OverwritableFile).createSyncAccessHandle();
    try {
      handle.write(bytes, { at: 0 });
      handle.flush();
    } finally {
      handle.close();
    }
  });
}

/**
 * The background's side.
 *
 * @param start makes sure that the worker runs; called before the first writing
 */
export function epochFiles(start: () => Promise<void>): EpochFiles {
  return {
    read: async (copy) => navigator.locks.request(FILE_LOCK, { mode: 'shared' }, () => readFile(FILES[copy])),
    write: (copy, bytes) => request({ kind: 'write', id: crypto.randomUUID(), copy, bytes }, start),
  };
}

async function readFile(name: string): Promise<Bytes | null> {
  try {
    const root = await navigator.storage.getDirectory();
    const file = await (await root.getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

/** Sends a request, and again when the worker says that it has just begun to listen. Writing twice does no harm. */
function request(message: Request, start: () => Promise<void>): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise<void>((resolve, reject) => {
    const fail = (cause: unknown) => reject(new WalletError('internal', 'the epochs were not written', { cause }));
    const timer = setTimeout(() => fail('no answer'), ANSWER_WITHIN_MS);
    channel.onmessage = ({ data }: MessageEvent<Request | Reply>) => {
      if (data.kind === 'ready') channel.postMessage(message);
      else if (data.kind === 'write' || data.id !== message.id) return;
      else if (data.kind === 'done') resolve();
      else fail(data.message);
      if (data.kind !== 'ready') clearTimeout(timer);
    };
    start().then(() => channel.postMessage(message), fail);
  }).finally(() => channel.close());
}
