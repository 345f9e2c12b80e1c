import type { CandidateKind, Reason } from '../candidate';

/** A form of statement that lasts. The pattern begins where the sentence begins. */
export interface Rule {
  reason: Reason;
  pattern: RegExp;
  kind?: CandidateKind;
  /** Where it belongs when its words do not say. */
  category?: string;
}

/** How one language states lasting things, and what tells that a sentence is none. */
export interface Language {
  /** How every sentence begins that a rule or what may stand before it fits: looked at first, as most fit none. */
  opens: RegExp;
  rules: readonly Rule[];
  /** Sentences that are left out. */
  drop: {
    asks: RegExp;
    /** What is not so, or not said in earnest. */
    supposes: RegExp;
    /** What is over, or of this moment. */
    passes: RegExp;
    /** What points at something outside the sentence. */
    elsewhere: RegExp;
  };
  /** What may stand before a statement and is not part of it. */
  leadIn: RegExp;
  /** 'Remember that': the person wants what follows kept. */
  remember: RegExp;
  /** Where a request begins behind a statement: 'I am a nurse, can you …'. */
  request: RegExp;
}

/** Alternatives that are easier to read one beside the other. */
export const oneOf = (words: string): string =>
  `(?:${words
    .trim()
    .split(/\s*\|\s*/)
    .join('|')})`;

/** A pattern from the beginning of a sentence, any case, Unicode. */
export const begins = (source: string): RegExp => new RegExp(`^(?:${source})`, 'iu');

/** A word anywhere in a sentence, any case; `\b` knows ASCII only. */
export const anywhere = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'iu');
