import type { PageSite } from './record';

/** Where a record's file leaves its records in the content scripts' world, which the page cannot see. */
export const SITES_KEY = Symbol.for('satchel.sites');

/**
 * What is known of the site of this page: the record that was injected with us, or of several self-hosted apps the
 * one whose signs the page shows. Ask again rather than keep the answer: an app's structure may come after its load.
 */
export function siteHere(root: Document = document): PageSite | undefined {
  const known = (globalThis as { [SITES_KEY]?: readonly PageSite[] })[SITES_KEY] ?? [];
  return known.find(({ signs }) => signs === '' || root.querySelector(signs) !== null);
}
