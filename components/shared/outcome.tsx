import { clsx } from 'clsx';
import { CircleHelp, Send, SquarePen, Undo2, X } from 'lucide-react';
import { type Outcome as OutcomeOf, outcomeWords } from './words';

const ICONS = {
  released: CircleHelp,
  inserted: SquarePen,
  sent: Send,
  undone: Undo2,
  failed: X,
  unknown: CircleHelp,
} as const;

/** What became of one delivery, in a few words. */
export function Outcome({ state, detail, origin, nonce }: OutcomeOf) {
  const Icon = ICONS[state];
  const tone = state === 'inserted' || state === 'sent' ? 'text-accent' : 'text-ink-soft';
  return (
    <span className={clsx('inline-flex items-center gap-1 text-small font-medium', tone)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {outcomeWords({ state, detail, origin, nonce }).title}
    </span>
  );
}
