import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import { frameTokens, lineTokens } from '#lib/context/block';
import { indexEntry } from '#lib/context/index-entry';
import { STOP_WORDS } from '#lib/context/language/stop-words';
import { pick } from '#lib/context/pick';
import { Ranking } from '#lib/context/ranking';
import { queryTermsOf } from '#lib/context/terms';
import type { Item } from '#lib/protocol/index';
import type { IndexEntry } from '#lib/vault/index';
import type { Passage } from './locomo';

/** Answers with positions of passages, best first. */
export interface Engine {
  search(query: string, most: number): number[];
  /** What would go into a block of at most so many tokens. */
  choose(query: string, tokens: number): number[];
}

/** The product's own way from an item to its index entry; ids are positions. */
export function entryOf({ text, source, order }: Passage, position: number): IndexEntry {
  const item: Item = {
    v: 1,
    id: String(position),
    text,
    category: 'Other',
    provenance: { kind: 'page', at: order },
    source: { kind: 'page', origin: source, at: order },
    trust: 'approved',
    created: 0,
    rev: { t: 0, c: 0, d: 'bench' },
  };
  return indexEntry(item);
}

/** The product's own ranking and choice. */
export function ours(passages: readonly Passage[]): Engine {
  const ranking = new Ranking(() => false);
  ranking.learn([]);
  ranking.apply(passages.map(entryOf));
  return {
    search: (query, most) => ranking.search(queryTermsOf(query), { most }).map(({ head }) => Number(head.id)),
    choose: (query, tokenBudget) => pick(ranking, query, { categories: null, tokenBudget }).map(({ id }) => Number(id)),
  };
}

/** MiniSearch with English stop words and Porter stems; a block is filled by rank. */
export function baseline(passages: readonly Passage[]): Engine {
  const index = miniSearch(passages);
  const search = (query: string, most: number) =>
    index
      .search(query)
      .slice(0, most)
      .map(({ id }) => Number(id));
  const choose = (query: string, tokens: number) => {
    let left = tokens - frameTokens();
    return search(query, Number.POSITIVE_INFINITY).filter((id) => {
      const cost = lineTokens(passages[id]?.text ?? '');
      if (cost > left) return false;
      left -= cost;
      return true;
    });
  };
  return { search, choose };
}

export function miniSearch(passages: readonly Passage[]): MiniSearch {
  const index = new MiniSearch({
    fields: ['text'],
    processTerm: (word) => {
      const lower = word.toLowerCase();
      return lower.length < 2 || STOP_WORDS.en.has(lower) ? null : stemmer(lower);
    },
  });
  index.addAll(passages.map(({ text }, id) => ({ id, text })));
  return index;
}
