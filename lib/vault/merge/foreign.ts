import { type Item, type Revision, stamped, visibleText, WalletError } from '#lib/protocol/index';
import type { ItemLine } from '../file/lines';
import type { Version } from '../records';
import { isSame } from './records';
import { revisedOf } from './versions';

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

/**
 * An item that someone else's file brings: only what a person can see of it, nobody here typed it or took it from
 * a page, and nobody here chose to have it always included.
 *
 * @param held the vault's own versions: of one that it has, the file has nothing to say
 */
export function asForeign(line: ItemLine, held: readonly Version[]): ItemLine {
  const isHeld = (version: Version) => held.some((known) => isSame(revisedOf(known).rev, revisedOf(version).rev));
  const versions = line.versions.flatMap((version) => {
    if (isHeld(version)) return [];
    const { item } = version;
    if (!item) return [version];
    const { pin: _pin, ...rest } = item;
    const text = visibleText(item.text).trim();
    const provenance = { kind: 'imported' as const, at: item.provenance.at };
    const source = { kind: 'import' as const, from: 'wallet', at: item.rev.t };
    return text === '' ? [] : [{ ...version, item: stamped({ ...rest, text, provenance, source }) }];
  });
  return { ...line, versions };
}
