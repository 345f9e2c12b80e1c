/**
 * What two installations' copies of one record come to. Each function gives the same whichever copy is named first
 * (what was agreed or shared is the same in both, unless one is forged), and a copy merged again changes nothing
 * (docs/adr/0011-merge.md).
 */
import type { AnchorState, AnchorView, DisclosureState, StampView } from '#lib/protocol/index';
import type { DisclosureRecord, GrantRecord, KeyRecord } from '../records';

/** Revoked or used on one device is revoked or used: the earlier time counts. What was agreed stays as it is here. */
export function mergeGrants(held: GrantRecord, other: GrantRecord): GrantRecord {
  const revokedAt = earlier(held.revokedAt, other.revokedAt);
  return { ...held, revokedAt, usedAt: earlier(held.usedAt, other.usedAt) };
}

const SETTLED: Record<DisclosureState, number> = {
  released: 0,
  unknown: 1,
  failed: 2,
  inserted: 3,
  undone: 4,
  sent: 5,
};

/**
 * What was shared stays as it is here. How it ended says the one that knows more of it, then the later one. What the
 * person had taken out of either stays out, and what either guards is guarded.
 */
export function mergeDisclosures(held: DisclosureRecord, other: DisclosureRecord): DisclosureRecord {
  const known = guarded({ ...held, ...endOf(held, other) }, [held, other]);
  if (!held.redacted && !other.redacted) return known;
  const out = new Set([...held.items, ...other.items].filter(({ text }) => text === '').map(({ id }) => id));
  const items = known.items.map((item) => (out.has(item.id) ? { ...item, text: '' } : item));
  return { ...known, text: '', items, redacted: true };
}

type End = Pick<DisclosureRecord, 'state' | 'stateAt' | 'detail'>;

function endOf(a: DisclosureRecord, b: DisclosureRecord): End {
  const [x, y] = [a, b].map(({ state, stateAt, detail }): End => ({ state, stateAt, detail })) as [End, End];
  return pick(x, y, SETTLED[x.state] - SETTLED[y.state] || x.stateAt - y.stateAt);
}

function guarded(known: DisclosureRecord, all: readonly DisclosureRecord[]): DisclosureRecord {
  const ids = new Set(all.flatMap(({ items }) => items.filter(({ sensitive }) => sensitive).map(({ id }) => id)));
  if (ids.size === 0) return known;
  return { ...known, items: known.items.map((item) => (ids.has(item.id) ? { ...item, sensitive: true } : item)) };
}

const PROGRESS: Record<AnchorState, number> = { queued: 0, sent: 1, confirmed: 2 };

/** The one that got further. */
export function mergeAnchors<A extends AnchorView>(a: A, b: A): A {
  return pick(a, b, PROGRESS[a.state] - PROGRESS[b.state] || a.attempts - b.attempts);
}

/** The stamp that came further; one whose block was looked at comes before one whose was not. */
export function mergeStamps<S extends StampView>(a: S, b: S): S {
  const seen = ({ time }: S) => (time === null ? 0 : 1);
  return pick(a, b, PROGRESS[a.state] - PROGRESS[b.state] || seen(a) - seen(b) || a.taken.length - b.taken.length);
}

/** The newer branch of site keys; other keys are alike in both. */
export function mergeKeys(a: KeyRecord, b: KeyRecord): KeyRecord {
  return pick(a, b, (a.generation ?? 0) - (b.generation ?? 0));
}

function pick<T>(a: T, b: T, order: number): T {
  if (order !== 0) return order > 0 ? a : b;
  return larger(a, b);
}

/** Any fixed order will do where nothing else decides. */
export const larger = <T>(a: T, b: T): T => (spelled(a) >= spelled(b) ? a : b);

/** The same for the same members, in whatever order they were written. */
function spelled(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

export const isSame = (a: unknown, b: unknown): boolean => spelled(a) === spelled(b);
