import type { ImportSource, Remarks } from '#lib/protocol/index';
import type { SecretKind } from './secrets';

/** What a text from an import may be about; the category says where it belongs, the kind what it is. */
export type CandidateKind = 'profile' | 'style' | 'instruction' | 'project' | 'programming' | 'learning' | 'media';

/** Why a text was taken. */
export type Reason =
  /** Kept by the person, or by the app for them: a memory, an instruction, a line of notes. */
  | 'kept'
  | 'identity'
  | 'home'
  | 'work'
  | 'family'
  | 'health'
  | 'preference'
  | 'habit'
  | 'skill'
  | 'project'
  | 'goal'
  | 'money'
  | 'instruction'
  /** Began with 'remember that'. */
  | 'asked-to-remember';

export interface CandidateSource {
  /** The app that the text comes from, as it calls itself; `null` for notes and pastes. */
  app: string | null;
  /** When it was written, milliseconds since 1970; `null` when the file does not say. */
  when: number | null;
  /** Title of the conversation, or headings and file. */
  where: string;
}

/** A text that the person may keep. Nothing enters the vault before they approved it. */
export interface Candidate {
  text: string;
  category: string;
  kind?: CandidateKind;
  source: CandidateSource;
  reason: Reason;
  own?: OwnItem | undefined;
  /** Kinds of secrets that were found in it and masked. */
  masked: SecretKind[];
}

/** What an item of our own readable export says of itself. */
export interface OwnItem {
  remarks: Remarks;
  /** Where it was imported from, once. */
  source?: ImportSource;
}

/** What readers find in a file, before it is judged. */
export interface Piece {
  /** `said`: a message of the person's, from which statements are taken; `kept`: taken as it is. */
  how: 'said' | 'kept';
  text: string;
  source: CandidateSource;
  category?: string | undefined;
  kind?: CandidateKind | undefined;
  own?: OwnItem | undefined;
}

/** Another candidate of the same import that says the same, or otherwise: its place among them. */
export interface Beside {
  at: number;
  how: 'same' | 'against';
}
