import { DEFAULT_TOKEN_BUDGET, type Reason } from '#lib/protocol/index';
import type { IndexHead } from '#lib/vault/index';
import { FRAME_TOKENS } from './block';
import type { Hit, Ranking } from './ranking';
import { queryTermsOf } from './terms';

/** Matches that score below this share of the best one are noise; with more room, weaker ones may come along. */
const RELATIVE_CUTOFF = 0.3;
/** More than any budget holds. */
const MOST_MATCHES = 400;

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
 * Chooses items for a draft, on the device: those that share words with it, best first. When it is empty, the newest,
 * without sensitive categories unless the scope names them. Where none shares a word that tells anything, nothing,
 * unless all of those fit: then there is nothing to choose.
 */
export function pick(ranking: Ranking, draft: string, scope: Scope): Pick[] {
  const matching = draft.trim() === '' ? [] : fit(relevant(ranking, draft, scope), scope.tokenBudget);
  if (matching.length > 0) return matching;
  const others = newest(ranking, scope);
  const fitting = fit(others, scope.tokenBudget);
  return draft.trim() === '' || fitting.length === others.length ? fitting : [];
}

export interface Offered extends Pick {
  /** Chosen for the draft; the others are there to be added. */
  selected: boolean;
}

/** What a consent window shows: the chosen ones first, then every further match, then the newest. */
export function offer(ranking: Ranking, draft: string, tokenBudget: number, most: number): Offered[] {
  const scope = { categories: null, tokenBudget };
  const chosen = pick(ranking, draft, scope);
  const others = [...matches(ranking, draft, scope).map(asPick), ...newest(ranking, scope)];
  const offered = new Map<string, Offered>();
  for (const candidate of chosen) offered.set(candidate.id, { ...candidate, selected: true });
  for (const candidate of others) {
    if (!offered.has(candidate.id)) offered.set(candidate.id, { ...candidate, selected: false });
  }
  return [...offered.values()].slice(0, most);
}

interface Match {
  hit: Hit;
  head: IndexHead;
}

/** Matches down to a share of the best one, if any of them tells something. */
function relevant(ranking: Ranking, draft: string, scope: Scope): Pick[] {
  const found = matches(ranking, draft, scope);
  const share = RELATIVE_CUTOFF * Math.min(1, DEFAULT_TOKEN_BUDGET / scope.tokenBudget);
  const floor = (found[0]?.hit.score ?? 0) * share;
  const near = found.filter(({ hit }) => hit.score >= floor);
  return near.some(({ hit }) => hit.telling) ? near.map(asPick) : [];
}

function matches(ranking: Ranking, draft: string, scope: Scope): Match[] {
  const hits = ranking.search(queryTermsOf(draft), { most: MOST_MATCHES, allowed: allowedBy(scope) });
  return hits.flatMap((hit) => {
    const head = ranking.entry(hit.id);
    return head ? [{ hit, head }] : [];
  });
}

const asPick = ({ hit, head: { id, category, tokens } }: Match): Pick => ({
  id,
  category,
  tokens,
  reason: { kind: 'matches', words: hit.words },
});

function newest(ranking: Ranking, scope: Scope): Pick[] {
  const allowed = allowedBy(scope);
  return ranking
    .newest()
    .filter(({ category }) => allowed(category) && (scope.categories !== null || !ranking.sensitive(category)))
    .map(({ id, category, tokens }) => ({ id, category, tokens, reason: { kind: 'newest' } }));
}

const allowedBy =
  ({ categories }: Scope) =>
  (category: string) =>
    categories === null || categories.includes(category);

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
