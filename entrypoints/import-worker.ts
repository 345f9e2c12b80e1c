import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveImports } from '#lib/context/import/worker';

/** Runs in a dedicated worker of the side panel, and reads files there. */
export default defineUnlistedScript(() => serveImports());
