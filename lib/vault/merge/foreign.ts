import { toHex, utf8 } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';
import { type Item, MAX_ITEMS_PER_IMPORT, type Revision, stamped, visibleText, WalletError } from '#lib/protocol/index';
import type { Draft } from '../draft';
import type { ItemLine } from '../file/lines';
import type { Held } from './held';
import { shownOf } from './versions';

const DAY_MS = 86_400_000;
/** Start of the year 2200: no clock is there, and what is written after it still has room. */
const NEVER_MS = 7_258_118_400_000;

/**
 * The newest time in what a file says of clocks. The vault's own changes come after everything it has seen, so what
 * claims to be from far ahead would have the last word, or leave no room for another.
 */
export class Horizon {
  #newest = 0;

  note(t: number): void {
    this.#newest = Math.max(this.#newest, t);
  }

  line({ versions }: ItemLine): void {
    for (const { item, gone } of versions) {
      const { rev, seen = {} } = (item ?? gone) as { rev: Revision; seen?: Item['seen'] };
      this.note(rev.t);
      for (const { t } of Object.values(seen)) this.note(t);
    }
  }

  /**
   * @param own whether the file is of this wallet: a person's other clock may have been wrong, and their words count
   * @throws WalletError `file-content`
   */
  check(now: number, own: boolean): void {
    // By days: the steps that a full counter takes past the limit still pass.
    const limit = own ? NEVER_MS : now + DAY_MS;
    if (Math.floor(this.#newest / DAY_MS) > Math.floor(limit / DAY_MS)) {
      throw new WalletError('file-content', 'the file is from a time that has not come');
    }
  }
}

/** Lines that one file of another wallet may bring: each waits for a person to read it. */
const MOST_LINES = MAX_ITEMS_PER_IMPORT;

/** What of an item of another wallet can come in: the version that is shown there. Null where nobody would see a word of it. */
export function comesIn({ versions }: ItemLine): Item | null {
  const item = shownOf(versions)?.item ?? null;
  return item && seen(item.text) !== '' ? item : null;
}

/** What of a text a person sees. */
const seen = (text: string) => visibleText(text).trim();

/** Texts by what a person sees of them. Kept as hashes: a vault holds many. */
export class SeenTexts {
  readonly #hashes = new Set<string>();

  get size(): number {
    return this.#hashes.size;
  }

  has(text: string): boolean {
    return this.#hashes.has(hashOf(text));
  }

  /** @returns whether it is the first of its kind */
  add(text: string): boolean {
    const { size } = this.#hashes;
    return this.#hashes.add(hashOf(text)).size > size;
  }

  /** How many of these others do not have. */
  lacking(others: SeenTexts): number {
    return [...this.#hashes].filter((hash) => !others.#hashes.has(hash)).length;
  }
}

const hashOf = (text: string) => toHex(sha256(utf8(seen(text))));

/** Every text that a vault shows. @throws WalletError `locked` */
export async function textsOf(vault: Pick<Held, 'pages'>): Promise<SeenTexts> {
  const texts = new SeenTexts();
  for await (const { records } of vault.pages('items')) for (const { value } of records) texts.add(value.text);
  return texts;
}

/** What a file's lines come to if it turns out to be of another wallet, which is known only at its end. */
export class ForeignLines {
  readonly #texts = new SeenTexts();
  #lines = 0;

  add(line: ItemLine): void {
    const item = comesIn(line);
    if (!item) return;
    this.#lines++;
    if (this.#texts.size <= MOST_LINES) this.#texts.add(item.text);
  }

  /** How many lines would come in, and how many of the same words are here already. @throws WalletError `file-too-large` */
  async weigh(vault: Held, texts: readonly string[]): Promise<{ fresh: number; same: number; isNew: boolean[] }> {
    if (this.#texts.size > MOST_LINES) throw new WalletError('file-too-large', 'more lines than a person can read');
    const held = await textsOf(vault);
    const fresh = this.#texts.lacking(held);
    return { fresh, same: this.#lines - fresh, isNew: texts.map((text) => this.#texts.has(text) && !held.has(text)) };
  }
}

/**
 * Someone else's words as an item of this wallet: under an id and a revision of its own, so that it stands beside what
 * is here and never in its place, and waiting until a person here approves it. Nobody here typed it, took it from a
 * page, always includes it, or said what took its place.
 */
export function asForeign(item: Item, draft: Draft): Item {
  const { pin: _pin, supersededBy: _by, seen: _seen, ...words } = item;
  return stamped({
    ...words,
    id: crypto.randomUUID(),
    text: seen(item.text),
    provenance: { kind: 'imported', at: draft.now },
    source: { kind: 'import', from: 'wallet', at: item.rev.t },
    trust: 'quarantined',
    created: draft.now,
    rev: draft.revision(),
  });
}
