import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveEpochWrites } from '#lib/vault/epochs/writer';

/** Runs in a dedicated worker: the only place that may overwrite a file where it lies. */
export default defineUnlistedScript(() => serveEpochWrites());
