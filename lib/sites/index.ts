/**
 * What is known of AI chat sites, as data, and how to look a site up.
 * Importing this touches no DOM, so the background reads it too; what works on a page is in `composer/` and `editor/`.
 */
import type { SiteRecord } from './record';
import { chatgpt } from './records/chatgpt';
import { claude } from './records/claude';

export type { Selector, SiteRecord } from './record';

export const SITES: readonly SiteRecord[] = [chatgpt, claude];

/** The record of the site that an origin (`https://host`) belongs to. */
export function siteByOrigin(origin: string): SiteRecord | undefined {
  return SITES.find((site) => site.origins.includes(origin));
}

export function siteById(id: string): SiteRecord | undefined {
  return SITES.find((site) => site.id === id);
}
