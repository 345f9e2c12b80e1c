/**
 * What is known of AI chat sites, as data, and how to look a site up.
 * Importing this touches no DOM, so the background reads it too; what works on a page is in `here.ts`, `composer/`
 * and `editor/`, and gets one site's record in a file of its own.
 */
import type { SiteRecord } from './record';
import { chatgpt } from './records/chatgpt';
import { claude } from './records/claude';
import { copilot } from './records/copilot';
import { deepseek } from './records/deepseek';
import { gemini } from './records/gemini';
import { grok } from './records/grok';
import { huggingchat } from './records/huggingchat';
import { kimi } from './records/kimi';
import { librechat } from './records/librechat';
import { lobechat } from './records/lobechat';
import { meta } from './records/meta';
import { mistral } from './records/mistral';
import { openwebui } from './records/openwebui';
import { perplexity } from './records/perplexity';
import { poe } from './records/poe';
import { qwen } from './records/qwen';

export type { Selector, SiteRecord } from './record';

/** Sites with addresses of their own. */
export const SITES: readonly SiteRecord[] = [
  chatgpt,
  claude,
  gemini,
  copilot,
  perplexity,
  grok,
  deepseek,
  mistral,
  poe,
  meta,
  kimi,
  qwen,
  huggingchat,
  lobechat,
];

/** Apps that people host themselves, told by what their pages look like. */
export const APPS: readonly SiteRecord[] = [openwebui, librechat, lobechat];

/** The built file that knows every app of `APPS`, for addresses that a person adds. */
export const APPS_FILE = '/records/apps.js';

/** The built file that knows this site, to be injected ahead of the sentinel. */
export function fileOf({ id }: SiteRecord): string {
  return `/records/${id}.js`;
}

/** The record of the site that an origin (`https://host`) belongs to. */
export function siteByOrigin(origin: string): SiteRecord | undefined {
  return SITES.find((site) => site.origins.includes(origin));
}

export function siteById(id: string): SiteRecord | undefined {
  return [...SITES, ...APPS].find((site) => site.id === id);
}
