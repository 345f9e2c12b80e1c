import type { KeptTerms } from '#lib/vault/index';
import { idsOf } from './kept-heads';
import { readNumbers } from './kept-numbers';
import { PostingsWriter } from './postings-writer';
import { Segment } from './segment';

/** The terms of a segment's items, as they are kept: for each term the items that hold it. */
export function keepTerms(entries: Iterable<readonly [id: string, terms: readonly string[]]>): KeptTerms {
  const writer = new PostingsWriter();
  const [ids, lengths]: [string[], number[]] = [[], []];
  for (const [id, terms] of entries) {
    for (const term of terms) writer.count(term, ids.length);
    ids.push(id);
    lengths.push(terms.length);
  }
  return writer.kept(ids, lengths);
}

/**
 * The same segment after some of its items changed: of the terms of all others nothing is read but who holds them.
 *
 * @param ids the items of the segment from now on, those that stay in their order
 * @param terms those of every item that is new or changed
 * @returns null where that cannot be told of the segment: it is not whole, or lacks an item, or their order is another
 */
export function changeTerms(
  kept: KeptTerms,
  ids: readonly string[],
  terms: ReadonlyMap<string, readonly string[]>,
): KeptTerms | null {
  const before = idsOf(kept);
  const segment = Segment.of(kept);
  const lengthsBefore = new Uint32Array(before.length);
  const moves = movesTo(before, ids, terms);
  if (!segment || !moves || !readNumbers(kept.lengths, lengthsBefore, 0, before.length)) return null;
  const writer = carriedOver(segment, moves, new Set([...terms.values()].flat()));
  const lengths = new Array<number>(ids.length).fill(0);
  moves.forEach((to, from) => {
    if (to !== undefined) lengths[to] = lengthsBefore[from] ?? 0;
  });
  for (const [position, id] of ids.entries()) {
    const own = terms.get(id);
    if (!own) continue;
    for (const term of own) writer.count(term, position);
    lengths[position] = own.length;
  }
  return writer.kept(ids, lengths);
}

/** By id, the terms of each item of a segment, with repeats, in no order; null unless it is whole. */
export function termsById(kept: KeptTerms): Map<string, string[]> | null {
  const ids = idsOf(kept);
  const segment = Segment.of(kept);
  if (!segment) return null;
  const terms = ids.map((): string[] => []);
  for (let number = 0; number < segment.size; number++) {
    const word = segment.word(number);
    segment.each(number, (document, frequency) => {
      for (let i = 0; i < frequency; i++) terms[document]?.push(word);
    });
  }
  return new Map(ids.map((id, i) => [id, terms[i] ?? []]));
}

/** By position before, where an item that stays stands from now on. */
type Moves = (number | undefined)[];

function movesTo(before: readonly string[], ids: readonly string[], changed: ReadonlyMap<string, unknown>) {
  const positions = new Map(before.map((id, position) => [id, position]));
  const moves: Moves = new Array(before.length);
  let last = -1;
  for (const [position, id] of ids.entries()) {
    if (changed.has(id)) continue;
    const from = positions.get(id) ?? -1;
    if (from <= last) return null;
    moves[from] = position;
    last = from;
  }
  return moves;
}

/** What a segment says of the items that stay. @param growing words to which something is added */
function carriedOver(segment: Segment, moves: Moves, growing: ReadonlySet<string>): PostingsWriter {
  const writer = new PostingsWriter();
  for (let number = 0; number < segment.size; number++) {
    const word = segment.word(number);
    let stands = !growing.has(word);
    if (stands) {
      segment.each(number, (from) => {
        stands &&= moves[from] === from;
      });
    }
    if (stands) {
      writer.keep(word, segment.holders(number), segment.postings(number));
      continue;
    }
    segment.each(number, (from, frequency) => {
      const to = moves[from];
      if (to !== undefined) writer.count(word, to, frequency);
    });
  }
  return writer;
}
