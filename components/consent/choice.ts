import type { ApprovalChoice } from '#lib/protocol/index';

/** How long a consent lasts, as the window offers it. */
export type Term = 'once' | '30' | '90';
/** How it is delivered, when it lasts. */
export type Manner = 'click' | 'auto' | 'app';

export interface Chosen {
  itemIds: string[];
  term: Term;
  manner: Manner;
  /** Id of a membership that is shown with it; empty: none. */
  shows: string;
}

/** The choice as it is signed. A consent for one message lasts no day; the shortest is asked for. */
export function choiceOf({ itemIds, term, manner, shows }: Chosen): ApprovalChoice {
  return term === 'once'
    ? { itemIds, delivery: 'once', days: 1 }
    : { itemIds, delivery: manner, days: Number.parseInt(term, 10), shows: shows || null };
}
