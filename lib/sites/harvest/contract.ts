import type { AnswerRead, AskOutcome } from '#lib/protocol/harvest';

/** What is brought into a chat page's isolated world when the person asks it what it knows of them. */
export interface HarvestTools {
  ask(text: string): Promise<AskOutcome>;
  read(): AnswerRead;
}

/** Name of the symbol under which they are left there, where the page cannot see them. */
export const HARVEST_KEY = 'satchel.harvest';
