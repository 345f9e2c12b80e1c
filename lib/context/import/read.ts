import { WalletError } from '#lib/protocol/index';
import { activityCards, isActivityPage } from './activity-html';
import type { Candidate, Piece } from './candidate';
import { Duplicates } from './duplicates';
import { statementsIn } from './extract/statements';
import { type ImportProblem, importFault, type Place } from './faults';
import { isObject } from './fields';
import { jsonRecords } from './json-records';
import { finished, keptCandidate } from './kept';
import { MAX_ARCHIVE_BYTES, MAX_CANDIDATES, MAX_NOTES_BYTES } from './limits';
import { piecesOfText } from './notes';
import { readRecord } from './records/index';
import { type FileShape, shapeOf } from './sniff';
import { type ByteSource, type Chunks, chunksOf, encodingOf, peek, textOf, utf8Of } from './source';
import { readDirectory, type ZipEntry } from './zip/directory';
import { unpack } from './zip/unpack';

/** How far an import is. */
export interface ImportProgress {
  /** Of the file itself, packed or not. */
  bytes: number;
  totalBytes: number;
  /** Conversations and entries that were read. */
  records: number;
  candidates: number;
  /** Bytes of the record under way: what is held of the file. */
  buffered: number;
}

/** What an import came to. */
export interface ImportSummary {
  /** Apps that it comes from; empty for notes. */
  apps: string[];
  records: number;
  candidates: number;
  /** Candidates that said what another said. */
  duplicates: number;
  /** Entries of no known form, and texts too long to be items. */
  skipped: number;
}

export interface ImportOptions {
  /** Of the file, for messages; what it is, is told from its content. */
  name: string;
  /** Takes one candidate; the import waits until it did. */
  onCandidate: (candidate: Candidate) => void | Promise<void>;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
  /** Bytes that the entries of an archive may unpack to, together. */
  mostUnpacked?: number;
}

/** Entries of no known form after which a JSON text is taken for something else. */
const MAX_UNKNOWN = 20;
/** Between two reports of progress, in bytes. */
const REPORT_BYTES = 2 ** 20;
/** Members that only exports have: a file with one of them has to be whole. */
const EXPORT_SIGN =
  /"(?:mapping|chat_messages|conversations_memory|prompt_template|safeHtmlItem|memoryEntries|about_user_message)"\s*:/;
/** Faults of a JSON text by itself; in an archive it may be a file that someone attached to a chat. */
const OF_ONE_FILE: readonly unknown[] = [
  'syntax',
  'truncated',
  'encoding',
  'too-deep',
  'record-too-large',
] satisfies ImportProblem[];
const NOTES_NAME = /(?:^|\/)[^/]*(?:\.(?:md|mdc|markdown|mdx|txt)|rules|^[^.]+)$/i;
/** Rules for programming assistants name them, or have their front matter. */
const RULES_SIGN = /\b(?:CLAUDE\.md|AGENTS\.md|\.cursorrules|Claude Code|Cursor rules)\b|^(?:globs|alwaysApply):/im;

/**
 * Reads an export, notes or rules of any size, one conversation at a time, and hands over what the person may keep.
 * Which files are read, and what is taken from them: docs/spec/import.md.
 *
 * @throws WalletError from `importFault`. What was handed over before is then not to be kept.
 */
export async function importFile(source: ByteSource, options: ImportOptions): Promise<ImportSummary> {
  const run = new ImportRun(source, options);
  return run.read();
}

class ImportRun {
  readonly #summary: ImportSummary = { apps: [], records: 0, candidates: 0, duplicates: 0, skipped: 0 };
  readonly #duplicates = new Duplicates();
  /** Whole texts that were kept before: the same instructions stand in every conversation. */
  readonly #keptBefore = new Set<string>();
  #bytes = 0;
  #reported = 0;
  #buffered = 0;
  #unpacked = 0;

  constructor(
    private readonly source: ByteSource,
    private readonly options: ImportOptions,
  ) {}

  async read(): Promise<ImportSummary> {
    const { name } = this.options;
    if (this.source.size === 0) throw importFault('empty', { file: name });
    const { head, all, stop } = await peek(chunksOf(this.source, 0, this.source.size, this.#onBytes));
    const shape = shapeOf(head);
    if (shape === 'zip') {
      await stop();
      this.#bytes = 0;
      await this.#readArchive();
    } else if (!(await this.#readShape(shape, head, all, name, true)))
      throw importFault('unknown-format', { file: name });
    this.#report();
    return this.#summary;
  }

  async #readArchive(): Promise<void> {
    const { name } = this.options;
    const notes: ZipEntry[] = [];
    let isExport = false;
    for (const entry of await readDirectory(this.source, name)) {
      const before = this.#bytes;
      const { head, all, stop } = await peek(this.#counted(unpack(this.source, entry, this.#onBytes), entry.name));
      const shape = shapeOf(head);
      if (shape === 'text' && NOTES_NAME.test(entry.name)) notes.push(entry);
      if (shape === 'json' || shape === 'html') {
        isExport = (await this.#readShape(shape, head, all, entry.name, false)) || isExport;
      }
      await stop();
      this.#bytes = before + entry.packed;
    }
    if (isExport) return;
    for (const entry of notes) {
      const chunks = unpack(this.source, entry, () => undefined);
      await this.#readNotes(this.#counted(chunks, entry.name), entry.name);
    }
    if (notes.length === 0) throw importFault('unknown-format', { file: name });
  }

  /** Every entry is within its own bounds: here is the one for all of them. */
  async *#counted(chunks: Chunks, file: string): Chunks {
    const { mostUnpacked = MAX_ARCHIVE_BYTES } = this.options;
    for await (const chunk of chunks) {
      this.#unpacked += chunk.length;
      if (this.#unpacked > mostUnpacked) throw importFault('too-large', { file });
      yield chunk;
    }
  }

  /** @returns whether the file is of a known form */
  async #readShape(shape: FileShape, head: Uint8Array, chunks: Chunks, file: string, alone: boolean): Promise<boolean> {
    switch (shape) {
      case 'json':
        return this.#readJson(head, chunks, file, alone);
      case 'html':
        return isActivityPage(new TextDecoder(encodingOf(head)).decode(head)) && this.#readActivity(chunks, file);
      case 'text':
        await this.#readNotes(chunks, file);
        return true;
      case 'empty':
        throw importFault('empty', { file });
      default:
        return false;
    }
  }

  async #readJson(head: Uint8Array, chunks: Chunks, file: string, alone: boolean): Promise<boolean> {
    const hasSign = alone || EXPORT_SIGN.test(new TextDecoder(encodingOf(head)).decode(head));
    let isKnown = false;
    let unknown = 0;
    try {
      for await (const found of jsonRecords(utf8Of(chunks, file), file, this.#onBuffered)) {
        const pieces = readRecord(found, alone);
        const place = { file, record: found.record, line: found.line };
        if (pieces === 'broken') throw importFault('bad-record', place);
        if (pieces === 'unknown') {
          if (isKnown && found.kind === 'element' && !isObject(found.value)) throw importFault('bad-record', place);
          unknown++;
          if (!isKnown && unknown >= MAX_UNKNOWN) return false;
        } else {
          isKnown = true;
          await this.#take(pieces, place);
        }
      }
    } catch (cause) {
      const isForeign =
        !isKnown && !hasSign && cause instanceof WalletError && OF_ONE_FILE.includes(cause.data?.problem);
      if (!isForeign) throw cause;
    }
    if (isKnown) this.#summary.skipped += unknown;
    return isKnown;
  }

  async #readActivity(chunks: Chunks, file: string): Promise<boolean> {
    let isKnown = false;
    for await (const { pieces, record } of activityCards(textOf(chunks, file), file, this.#onBuffered)) {
      isKnown = true;
      await this.#take(pieces, { file, record });
    }
    return isKnown;
  }

  async #readNotes(chunks: Chunks, file: string): Promise<void> {
    let text = '';
    for await (const part of textOf(chunks, file)) {
      text += part;
      if (text.length > MAX_NOTES_BYTES) throw importFault('too-large', { file });
    }
    const pieces = piecesOfText(text, { app: null, when: null, where: file });
    const isRules = RULES_SIGN.test(text.slice(0, 4_000));
    const asRules = (piece: Piece): Piece => ({ ...piece, category: piece.category ?? 'Coding', kind: 'instruction' });
    await this.#take(isRules ? pieces.map(asRules) : pieces, { file });
  }

  async #take(pieces: readonly Piece[], place: Place): Promise<void> {
    this.#summary.records++;
    for (const piece of pieces) {
      if (piece.how === 'kept') await this.#takeKept(piece, place);
    }
    for (const { piece, statement } of statementsIn(pieces)) {
      this.#noteApp(piece);
      await this.#offer(finished({ ...statement, source: piece.source }), place);
    }
  }

  async #takeKept(piece: Piece, place: Place): Promise<void> {
    this.#noteApp(piece);
    if (this.#keptBefore.has(piece.text)) {
      this.#summary.duplicates++;
      return;
    }
    this.#keptBefore.add(piece.text);
    const candidate = keptCandidate(piece);
    if (candidate) await this.#offer(candidate, place);
    else this.#summary.skipped++;
  }

  #noteApp({ source: { app } }: Piece): void {
    if (app !== null && !this.#summary.apps.includes(app)) this.#summary.apps.push(app);
  }

  async #offer(candidate: Candidate, place: Place): Promise<void> {
    if (this.#duplicates.seen(candidate.text)) {
      this.#summary.duplicates++;
      return;
    }
    this.#summary.candidates++;
    if (this.#summary.candidates > MAX_CANDIDATES) throw importFault('too-many', place);
    await this.options.onCandidate(candidate);
  }

  readonly #onBytes = (count: number): void => {
    this.options.signal?.throwIfAborted();
    this.#bytes += count;
    if (this.#bytes - this.#reported >= REPORT_BYTES) this.#report();
  };

  readonly #onBuffered = (bytes: number): void => {
    this.#buffered = bytes;
  };

  #report(): void {
    this.#reported = this.#bytes;
    this.options.onProgress?.({
      bytes: Math.min(this.#bytes, this.source.size),
      totalBytes: this.source.size,
      records: this.#summary.records,
      candidates: this.#summary.candidates,
      buffered: this.#buffered,
    });
  }
}
