/** What content scripts need at run time of holding messages; apart from the schemas. */

/** The port over which a page learns whether holding a message is of any use now. */
export const HOLD_PORT = 'satchel-hold';

/**
 * `armed`: unlocked, and a consent covers it. `locked`: the person wants to be asked then. `off`: messages go as typed.
 * What is not known is `off`.
 */
export type HoldState = 'armed' | 'locked' | 'off';
