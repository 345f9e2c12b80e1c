import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveProver } from '#lib/credential/prover/serve';

/** Runs in a dedicated worker: trees of groups, and proofs of membership. */
export default defineUnlistedScript(() => serveProver());
