/** One way to find a part of a page, and why it is believed. */
export interface Selector {
  css: string;
  /** When pages looked like this, in words. */
  era: string;
  /** ISO date of the newest observation behind it. */
  seen: string;
}

/**
 * What is known of one AI chat site. Data only: adding a site is a record and a fixture.
 * Every list of selectors runs newest first, so that an old one never shadows a redesign.
 */
export interface SiteRecord {
  id: string;
  name: string;
  /** Who runs the site and so receives the text. */
  vendor: string;
  /** Origins of the site; the first is where people are sent. */
  origins: readonly [string, ...string[]];
  /** Match patterns for the content script, one for each origin. */
  matches: readonly [string, ...string[]];
  composer: readonly Selector[];
  send: readonly Selector[];
  stop: readonly Selector[];
  /** Any rendered turn of a conversation. */
  turn: readonly Selector[];
  /** The person's own messages. */
  user: readonly Selector[];
  /** Shapes of path and query, e.g. `/c/1234` or `/?model=x`. */
  urls: { newChat: readonly RegExp[]; conversation: readonly RegExp[] };
}

/** All of a list as one selector. */
export function anyOf(selectors: readonly Selector[]): string {
  return selectors.map(({ css }) => css).join(', ');
}
