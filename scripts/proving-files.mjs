import { createRequire } from 'node:module';

/**
 * The circuit that proofs of membership are made with, at depth 20: its program and its proving key, as they are packed
 * into the extension. Nothing is fetched when it runs.
 *
 * @returns {{ path: string, from: string }[]} where each lies in the build, and on disk
 */
export function provingFiles() {
  const { resolve } = createRequire(import.meta.url);
  return ['wasm', 'zkey'].map((kind) => ({
    path: `prover/semaphore-20.${kind}`,
    from: resolve(`@zk-kit/semaphore-artifacts/semaphore-20.${kind}`),
  }));
}
