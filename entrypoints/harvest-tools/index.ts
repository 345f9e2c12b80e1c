import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { askHere } from '#lib/sites/harvest/ask';
import { HARVEST_KEY, type HarvestTools } from '#lib/sites/harvest/contract';
import { readAnswer } from '#lib/sites/harvest/read';

/** Brought into a chat page by the background, once the person asked for it in one of our own pages. */
export default defineUnlistedScript(() => {
  const tools: HarvestTools = { ask: askHere, read: () => readAnswer() };
  Object.assign(globalThis, { [Symbol.for(HARVEST_KEY)]: tools });
});
