import type { GrantChange, GrantView } from '#lib/protocol/index';

/** Until when a consent goes on: as it was agreed to, or days from now. */
export type Lasts = 'same' | '7' | '30' | '90';

export interface Wanted extends Pick<GrantChange, 'categories' | 'tokenBudget' | 'delivery'> {
  lasts: Lasts;
}

const LIMITS = [50, 100, 150, 300, 600, 1_200];
const WEEK_SECONDS = 7 * 86_400;

/** What one delivery may be limited to: less than now, and as it is; largest first. */
export const limitsWithin = (most: number): number[] => [most, ...LIMITS.filter((limit) => limit < most).reverse()];

/** Null where nothing would change, or nothing is left to agree to. */
export function changeOf({ lasts, ...wanted }: Wanted, { terms }: Pick<GrantView, 'terms'>): GrantChange | null {
  const days = lasts === 'same' ? null : Number(lasts);
  const isSame =
    days === null &&
    wanted.categories.length === terms.categories.length &&
    wanted.tokenBudget === terms.tokenBudget &&
    wanted.delivery === terms.delivery;
  return isSame || wanted.categories.length === 0 ? null : { ...wanted, days };
}

/** Whether a consent that stands ends within a week, or within the last quarter of a shorter time. @param now Unix milliseconds */
export function endsSoon({ state, terms, from, until }: GrantView, now = Date.now()): boolean {
  if (state !== 'active' || terms.delivery === 'once') return false;
  return until - now / 1000 < Math.min(WEEK_SECONDS, (until - from) / 4);
}
