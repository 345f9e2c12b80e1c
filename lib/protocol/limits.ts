/** Caps that content scripts need too; apart from the schemas, so that no schema library comes with them. */

/** Longest draft that a content script hands to the background for choosing items, in characters. */
export const MAX_DRAFT_CHARS = 20_000;

/** Longest answer that is read from a chat page or looked at, in characters. */
export const MAX_ANSWER_CHARS = 400_000;
