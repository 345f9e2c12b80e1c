import { importFault } from './faults';
import { type JsonSlice, JsonSplitter } from './json-splitter';
import { MAX_RECORD_BYTES } from './limits';
import type { Chunks } from './source';

/** A part of a JSON text that makes sense by itself. */
export interface JsonRecord {
  /** `element` of a list; `root`: the members of the root object that are no lists, together, last. */
  kind: 'element' | 'root';
  /** The member whose list it stands in; `null` in a root list. */
  key: string | null;
  value: unknown;
  record: number;
  line: number;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A JSON text as records, one at a time. @param chunks in UTF-8
 *
 * @param onBuffered learns how many bytes are held
 * @throws WalletError from `importFault`: `syntax`, `truncated`, `encoding`, `too-deep`, `record-too-large`
 */
export async function* jsonRecords(
  chunks: Chunks,
  file: string,
  onBuffered: (bytes: number) => void = () => undefined,
): AsyncGenerator<JsonRecord> {
  const splitter = new JsonSplitter(file);
  const members = new Members(file);
  for await (const chunk of chunks) {
    for (const slice of splitter.push(chunk)) {
      const value = parse(slice, file);
      if (slice.kind === 'member') members.add(slice, value);
      else yield { kind: 'element', key: slice.key, value, record: slice.record, line: slice.line };
    }
    onBuffered(splitter.buffered + members.bytes);
  }
  splitter.finish();
  yield* members.record();
}

/** Those members of a root object that are no lists. */
class Members {
  bytes = 0;
  readonly #found: [string, unknown][] = [];
  #first: JsonSlice | null = null;

  constructor(private readonly file: string) {}

  add(slice: JsonSlice, value: unknown): void {
    this.#first ??= slice;
    this.bytes += slice.bytes.length;
    if (this.bytes > MAX_RECORD_BYTES) {
      throw importFault('record-too-large', { file: this.file, record: slice.record, line: slice.line });
    }
    this.#found.push([slice.key ?? '', value]);
  }

  *record(): Generator<JsonRecord> {
    if (!this.#first) return;
    const { record, line } = this.#first;
    yield { kind: 'root', key: null, value: Object.fromEntries(this.#found), record, line };
  }
}

function parse({ bytes, record, line }: JsonSlice, file: string): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw importFault(cause instanceof TypeError ? 'encoding' : 'syntax', { file, record, line }, cause);
  }
}
