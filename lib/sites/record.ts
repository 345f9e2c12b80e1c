/** One way to find a part of a page, and why it is believed. */
export interface Selector {
  css: string;
  /** When pages looked like this, in words. */
  era: string;
  /** The newest observation behind it, as exactly as it is known: a year, a month or a day (ISO). */
  seen: string;
  /** Who observed it: a repository, the app's own code, or a page that was recorded. */
  source: string;
}

/** Shapes of path and query, e.g. `/c/1234` or `/?model=x`. */
export interface UrlShapes {
  newChat: readonly RegExp[];
  conversation: readonly RegExp[];
  /** Chats that the site neither lists nor remembers; the fragment counts too, e.g. `/c#private`. */
  temporary: readonly RegExp[];
}

/**
 * What is known of one AI chat site. Data only: adding a site is a record and a fixture.
 * Every list of selectors runs newest first, so that an old one never shadows a redesign. None was tried on the
 * live site by us, so an empty list is honest, and nothing may depend on a list that is not empty.
 */
export interface SiteRecord {
  id: string;
  name: string;
  /** Who runs the site and so receives the text. */
  vendor: string;
  /** Origins of the site; the first is where people are sent. Empty for apps that people host themselves. */
  origins: readonly string[];
  /** Match patterns for the content script. */
  matches: readonly string[];
  /** What tells a self-hosted app's page at any address. */
  signs?: readonly Selector[];
  /** The editor that was seen; drivers detect it rather than believe this. */
  engine: 'prosemirror' | 'quill' | 'lexical' | 'field';
  composer: readonly Selector[];
  send: readonly Selector[];
  stop: readonly Selector[];
  /** The person's own messages. */
  user: readonly Selector[];
  /** The answers. */
  assistant: readonly Selector[];
  /** Any other sign of a rendered turn. */
  turn: readonly Selector[];
  /** Rows of controls around the composer, for a button that would stand in the page's layout. */
  mount: readonly Selector[];
  urls: UrlShapes;
}

/** As much of a record as a page needs. An empty string stands for what is not known. */
export interface PageSite {
  id: string;
  signs: string;
  /** Newest first. */
  composer: readonly string[];
  send: string;
  stop: string;
  user: string;
  assistant: string;
  /** Turns of either side. */
  turn: string;
  urls: UrlShapes;
}

/** All of a list as one selector. */
export function anyOf(selectors: readonly Selector[]): string {
  return selectors.map(({ css }) => css).join(', ');
}

export function forPage(record: SiteRecord): PageSite {
  const { id, composer, send, stop, user, assistant, turn, urls } = record;
  return {
    id,
    signs: anyOf(record.signs ?? []),
    composer: composer.map(({ css }) => css),
    send: anyOf(send),
    stop: anyOf(stop),
    user: anyOf(user),
    assistant: anyOf(assistant),
    turn: anyOf([...turn, ...user, ...assistant]),
    urls,
  };
}
