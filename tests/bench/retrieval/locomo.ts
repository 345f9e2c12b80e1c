import { readFileSync } from 'node:fs';

/** One text that can be found, in its source, with the turns that it is evidence of. */
export interface Passage {
  text: string;
  source: string;
  order: number;
  evidence: readonly string[];
}

export interface Question {
  text: string;
  /** Ids of the turns that answer it. */
  evidence: readonly string[];
}

export interface Conversation {
  /** What was said, a turn a passage; the sessions are the sources. */
  turns: Passage[];
  /** What a reader noted of it; a source is what one session says of one speaker. */
  facts: Passage[];
  questions: Question[];
}

interface Turn {
  speaker: string;
  dia_id: string;
  text: string;
}

interface Sample {
  qa: { question: string; evidence?: string[] }[];
  conversation: Record<string, unknown>;
  observation: Record<string, Record<string, [text: string, evidence: string | string[]][]>>;
}

const TURN = /D\d+:\d+/g;

/** Reads a file of LoCoMo's form. Questions without evidence are left out. */
export function readConversations(file: string): Conversation[] {
  const samples: Sample[] = JSON.parse(readFileSync(file, 'utf8'));
  return samples.map(({ qa, conversation, observation }) => ({
    turns: Object.entries(conversation).flatMap(([session, turns]) =>
      Array.isArray(turns) ? turns.map((turn: Turn, order) => spoken(turn, session, order)) : [],
    ),
    facts: Object.entries(observation).flatMap(([session, bySpeaker]) =>
      Object.entries(bySpeaker).flatMap(([speaker, facts]) =>
        facts.map(([text, evidence], order) => ({
          text,
          source: `${session} ${speaker}`,
          order,
          evidence: turnsIn(evidence),
        })),
      ),
    ),
    questions: qa
      .map(({ question, evidence }) => ({ text: question, evidence: turnsIn(evidence ?? []) }))
      .filter(({ evidence }) => evidence.length > 0),
  }));
}

const spoken = ({ speaker, dia_id, text }: Turn, source: string, order: number): Passage => ({
  text: `${speaker}: ${text}`,
  source,
  order,
  evidence: [dia_id],
});

const turnsIn = (evidence: string | string[]) => [...new Set([evidence].flat().join(' ').match(TURN) ?? [])];
