import type { PageSite } from '../record';

export type UrlKind = 'new' | 'conversation' | 'other';
type Address = Pick<URL, 'pathname' | 'search'>;

/** What a URL of the site shows, as far as its shape tells. */
export function urlKind({ urls }: Pick<PageSite, 'urls'>, { pathname, search }: Address): UrlKind {
  const path = pathname + search;
  if (urls.conversation.some((shape) => shape.test(path))) return 'conversation';
  return urls.newChat.some((shape) => shape.test(path)) ? 'new' : 'other';
}

/** A chat that the site neither lists nor remembers, where its URL tells. */
export function isTemporary({ urls }: Pick<PageSite, 'urls'>, address: Address & Pick<URL, 'hash'>): boolean {
  return urls.temporary.some((shape) => shape.test(address.pathname + address.search + address.hash));
}

/**
 * A chat in which nothing was said: no turns are rendered and the URL is not a conversation's.
 * Other URLs count, because shapes of new chats change and turns do not lie.
 */
export function isNewChat(site: PageSite, root: Document, address: Address): boolean {
  if (urlKind(site, address) === 'conversation') return false;
  return site.turn === '' || !root.querySelector(site.turn);
}

/**
 * Whether a page may be filled without a click: the site's own composer, at a URL that is a new chat's. A form in
 * the site's settings is empty and without turns too, and what stands there may be published.
 */
export function mayPrefill(site: PageSite, composer: Element, address: Address): boolean {
  return (
    urlKind(site, address) === 'new' &&
    composer.matches(site.composer.join()) &&
    isNewChat(site, composer.ownerDocument, address)
  );
}
