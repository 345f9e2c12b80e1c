import { type BlockForm, DEFAULT_TOKEN_BUDGET, PLAIN_FORM, type Reason } from '#lib/protocol/index';
import type { IndexHead } from '#lib/vault/index';
import { entryTokens, frameTokens } from './block';
import { isOffered } from './offered';
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
  /** Null: any category (the person will see and choose); a list: only these, without being asked. */
  categories: readonly string[] | null;
  /** Where these were asked for: nothing else is looked at, though nothing in them is agreed to. */
  within?: readonly string[];
  tokenBudget: number;
  /** How the text will look; left out, as `PLAIN_FORM`. */
  form?: BlockForm;
}

/**
 * Chooses items for a draft, on the device: first those that are always included, then those that share words with it,
 * best first. When it is empty, the newest, without what is sensitive unless the scope names its category. Where none
 * shares a word that tells anything, nothing more, unless all of those fit: then there is nothing to choose.
 *
 * @param now Unix milliseconds; nothing is chosen that does not hold then
 */
export function pick(ranking: Ranking, draft: string, scope: Scope, now = Date.now()): Pick[] {
  const among = { ranking, scope, allowed: allowedBy(scope, now) };
  const room = scope.tokenBudget - frameTokens(scope.form);
  const each = entryTokens((scope.form ?? PLAIN_FORM).style);
  const fit = (picks: readonly Pick[], left: number) => fitting(picks, left, each);
  const pinned = fit(unasked(among, ranking.pinned(), { kind: 'pinned' }), room);
  const left = room - pinned.reduce((sum, { tokens }) => sum + tokens + each, 0);
  const taken = new Set(pinned.map(({ id }) => id));
  const others = (picks: readonly Pick[]) => picks.filter(({ id }) => !taken.has(id));
  const matching = draft.trim() === '' ? [] : fit(others(relevant(among, draft)), left);
  if (matching.length > 0) return [...pinned, ...matching];
  const rest = others(newest(among));
  const newer = fit(rest, left);
  return draft.trim() === '' || newer.length === rest.length ? [...pinned, ...newer] : pinned;
}

export interface Offered extends Pick {
  /** Chosen for the draft; the others are there to be added. */
  selected: boolean;
}

/** What a person is asked about: nothing is agreed to yet. */
type Asked = Scope & { categories: null };

/**
 * What a consent window shows: the chosen ones first, then what else is always included, every further match, and the
 * newest.
 */
export function offer(ranking: Ranking, draft: string, scope: Asked, most: number, now = Date.now()): Offered[] {
  const among = { ranking, scope, allowed: allowedBy(scope, now) };
  const pinned = ranking.pinned().filter(among.allowed);
  const others = [
    ...pinned.map((head) => asPick(head, { kind: 'pinned' })),
    ...matches(among, draft).map(asMatch),
    ...newest(among),
  ];
  const offered = new Map<string, Offered>();
  for (const candidate of pick(ranking, draft, scope, now)) offered.set(candidate.id, { ...candidate, selected: true });
  for (const candidate of others) {
    if (!offered.has(candidate.id)) offered.set(candidate.id, { ...candidate, selected: false });
  }
  return [...offered.values()].slice(0, most);
}

/** What is chosen from. */
interface Among {
  ranking: Ranking;
  scope: Scope;
  allowed: (head: IndexHead) => boolean;
}

/** Matches down to a share of the best one, if any of them tells something. */
function relevant(among: Among, draft: string): Pick[] {
  const found = matches(among, draft);
  const share = RELATIVE_CUTOFF * Math.min(1, DEFAULT_TOKEN_BUDGET / among.scope.tokenBudget);
  const floor = (found[0]?.score ?? 0) * share;
  const near = found.filter(({ score }) => score >= floor);
  return near.some(({ telling }) => telling) ? near.map(asMatch) : [];
}

function matches({ ranking, allowed }: Among, draft: string): Hit[] {
  return ranking.search(queryTermsOf(draft), { most: MOST_MATCHES, allowed });
}

const newest = (among: Among): Pick[] => unasked(among, among.ranking.newest(), { kind: 'newest' });

/** Those that may come without a word of theirs in the draft: what is sensitive does so only where it was agreed to. */
function unasked({ ranking, scope, allowed }: Among, heads: readonly IndexHead[], reason: Reason): Pick[] {
  return heads
    .filter((head) => allowed(head) && (scope.categories !== null || !ranking.guards(head)))
    .map((head) => asPick(head, reason));
}

const asPick = ({ id, category, tokens }: IndexHead, reason: Reason): Pick => ({ id, category, tokens, reason });
const asMatch = ({ head, words }: Hit): Pick => asPick(head, { kind: 'matches', words });

/**
 * What holds, and is in the scope. An item that is sensitive by itself is none of those that a person had in mind when
 * they agreed to its category, so it never goes unasked.
 */
const allowedBy =
  ({ categories, within }: Scope, now: number) =>
  ({ category, remarks }: IndexHead) =>
    isOffered(remarks, now) &&
    (within === undefined || within.includes(category)) &&
    (categories === null || (categories.includes(category) && !remarks?.sensitive));

/**
 * Greedy by rank: what does not fit is passed over, so that one long item does not hide the rest.
 *
 * @param each tokens that every entry takes besides its own
 */
function fitting(picks: readonly Pick[], room: number, each: number): Pick[] {
  let left = room;
  const taken: Pick[] = [];
  for (const candidate of picks) {
    if (candidate.tokens + each > left) continue;
    left -= candidate.tokens + each;
    taken.push(candidate);
  }
  return taken;
}
