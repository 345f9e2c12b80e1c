import { anyOf, type SiteRecord } from '../record';

export type UrlKind = 'new' | 'conversation' | 'other';

/** What a URL of the site shows, as far as its shape tells. */
export function urlKind(site: SiteRecord, { pathname, search }: Pick<URL, 'pathname' | 'search'>): UrlKind {
  const path = pathname + search;
  if (site.urls.conversation.some((shape) => shape.test(path))) return 'conversation';
  return site.urls.newChat.some((shape) => shape.test(path)) ? 'new' : 'other';
}

/**
 * A chat in which nothing was said: no turns are rendered and the URL is not a conversation's.
 * Other URLs count, because shapes of new chats change and turns do not lie.
 */
export function isNewChat(site: SiteRecord, root: Document, location: Pick<URL, 'pathname' | 'search'>): boolean {
  return urlKind(site, location) !== 'conversation' && !root.querySelector(anyOf([...site.turn, ...site.user]));
}

/**
 * Whether a page may be filled without a click: the site's own composer, at a URL that is a new chat's. A form in
 * the site's settings is empty and without turns too, and what stands there may be published.
 */
export function mayPrefill(site: SiteRecord, composer: Element, location: Pick<URL, 'pathname' | 'search'>): boolean {
  return (
    urlKind(site, location) === 'new' &&
    composer.matches(anyOf(site.composer)) &&
    isNewChat(site, composer.ownerDocument, location)
  );
}
