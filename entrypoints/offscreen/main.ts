import { hostProver, PROVER } from '#lib/credential/prover/channel';
import { EPOCH_WRITER } from '#lib/vault/epochs/writer';

// A service worker may not start workers of its own, and only those may overwrite files in place.
new Worker(EPOCH_WRITER);
hostProver(() => new Worker(PROVER));
