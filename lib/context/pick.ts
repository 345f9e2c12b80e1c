import type { Reason } from '#lib/protocol/index';
import { FRAME_TOKENS } from './block';
import type { Ranking } from './ranking';
import { termsOf } from './terms';

/** Matches that score below this share of the best one are noise. */
const RELATIVE_CUTOFF = 0.3;

export interface Pick {
  id: string;
  category: string;
  tokens: number;
  reason: Reason;
}

export interface Scope {
  /** Null: any category (the person will see and choose); a list: only these. */
  categories: readonly string[] | null;
  tokenBudget: number;
}

/**
 * Chooses items for a draft, on the device. Those that share words with it, best first; when it is empty or
 * shares none, the newest, without sensitive categories unless the scope names them.
 */
export function pick(ranking: Ranking, draft: string, scope: Scope): Pick[] {
  const allowed = (category: string) => scope.categories === null || scope.categories.includes(category);
  const matches = matching(ranking, draft, RELATIVE_CUTOFF).filter((candidate) => allowed(candidate.category));
  return fit(
    matches.length > 0 ? matches : newest(ranking, scope).filter((c) => allowed(c.category)),
    scope.tokenBudget,
  );
}

export interface Offered extends Pick {
  /** Chosen for the draft; the others are there to be added. */
  selected: boolean;
}

/** What a consent window shows: the chosen ones first, then every further match, then the newest. */
export function offer(ranking: Ranking, draft: string, tokenBudget: number, most: number): Offered[] {
  const chosen = pick(ranking, draft, { categories: null, tokenBudget });
  const others = [...matching(ranking, draft, 0), ...newest(ranking, { categories: null, tokenBudget })];
  const offered = new Map<string, Offered>();
  for (const candidate of chosen) offered.set(candidate.id, { ...candidate, selected: true });
  for (const candidate of others) {
    if (!offered.has(candidate.id)) offered.set(candidate.id, { ...candidate, selected: false });
  }
  return [...offered.values()].slice(0, most);
}

function matching(ranking: Ranking, draft: string, cutoff: number): Pick[] {
  const hits = ranking.search(termsOf(draft));
  const floor = (hits[0]?.score ?? 0) * cutoff;
  return hits.flatMap(({ id, score, words }) => {
    const entry = ranking.entry(id);
    if (!entry || score < floor) return [];
    return [{ id, category: entry.category, tokens: entry.tokens, reason: { kind: 'matches', words } }];
  });
}

function newest(ranking: Ranking, scope: Scope): Pick[] {
  return ranking
    .newest()
    .filter(({ category }) => scope.categories !== null || !ranking.sensitive(category))
    .map(({ id, category, tokens }) => ({ id, category, tokens, reason: { kind: 'newest' } }));
}

/** Greedy by rank: what does not fit is passed over, so that one long item does not hide the rest. */
function fit(picks: readonly Pick[], budget: number): Pick[] {
  let left = budget - FRAME_TOKENS;
  const taken: Pick[] = [];
  for (const candidate of picks) {
    if (candidate.tokens > left) continue;
    left -= candidate.tokens;
    taken.push(candidate);
  }
  return taken;
}
