import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { TOOLS_KEY, type ToolsGlobal } from '../chat.content/contract';
import { createTools } from './tools';

/** Brought into a page's isolated world on first use, by the background; leaves its maker for the sentinel. */
export default defineUnlistedScript(() => {
  (globalThis as ToolsGlobal)[TOOLS_KEY] = createTools;
});
