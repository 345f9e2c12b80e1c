/** What a verdict comes to, for whoever says it in words. */
import type { Step, Verdict } from './index';

/** `open`: all that could be checked holds, but no witness has spoken yet. */
export type Outcome = 'holds' | 'open' | 'fails';

/** Nothing speaks against it: it was not tried, or could not be. */
const OPEN_REASONS: readonly (string | null)[] = [
  'not-checked',
  'not-anchored',
  'stamp-pending',
  'chain-unreachable',
  'header-unreachable',
];

/** A step that was not tried, or could not be. */
export const isOpen = ({ ok, reason }: Step): boolean => !ok && OPEN_REASONS.includes(reason);

export function outcomeOf({ ok, steps }: Verdict): Outcome {
  if (ok) return 'holds';
  return steps.every((step) => step.ok || (step.id === 'anchor' && isOpen(step))) ? 'open' : 'fails';
}
