/** A chat page that the wallet may ask what it knows of the person. */
export interface HarvestChat {
  tabId: number;
  origin: string;
  siteName: string;
}

/** Whether the request stands in a page's message box, and if not, why. */
export type AskOutcome =
  | 'asked'
  /** Below a draft, which is as it was. */
  | 'asked-below'
  | 'no-composer'
  /** Somebody is typing there. */
  | 'busy'
  /** The page is another one by now. */
  | 'moved'
  /** The editor did not take it; the draft is as it was. */
  | 'refused'
  /** Neither, and the editor's own undo did not bring the draft back. */
  | 'touched';

/** The last answer of a page: text that the page made, and nothing to be trusted. */
export type AnswerRead =
  | { kind: 'answer'; text: string }
  /** It is still coming. */
  | { kind: 'answering' }
  | { kind: 'none' }
  /** Nobody knows where answers stand on this page. */
  | { kind: 'unknown' }
  | { kind: 'moved' };
