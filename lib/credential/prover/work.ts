/** The arithmetic: heavy libraries, loaded into a worker of their own and nowhere else. */
import { Identity } from '@semaphore-protocol/identity';
import { poseidon2 } from 'poseidon-lite/poseidon2';
import { groth16 } from 'snarkjs';
import { type Bytes, toBase64 } from '#lib/crypto/bytes';
import { type SemaphoreProof, TREE_DEPTH } from '#lib/protocol/credential';
import { signalOf } from '../scope';
import { Tree } from '../tree';
import type { Answer, Job, JobOf } from './jobs';

/** The circuit at depth 20: its program and its proving key. */
export interface Artifacts {
  wasm: Uint8Array;
  zkey: Uint8Array;
}

const hash = (left: bigint, right: bigint) => poseidon2([left, right]);
const identityOf = (key: Bytes) => Identity.import(toBase64(key));

/** @throws what the libraries throw */
export async function doJob(job: Job, artifacts: () => Promise<Artifacts>): Promise<Answer<Job['kind']>> {
  if (job.kind === 'commit') return identityOf(job.identity).commitment;
  if (job.kind === 'prove') return prove(job, await artifacts());
  const tree = new Tree(job.size, job.tiles, hash);
  for (const [index, leaf] of job.replace) tree.replace(index, leaf);
  tree.append(job.append);
  return { root: tree.root, size: tree.size, tiles: tree.changed };
}

/** Inputs and outputs as Semaphore v4's circuit has them (https://docs.semaphore.pse.dev/technical-reference/circuits). */
async function prove(job: JobOf<'prove'>, { wasm, zkey }: Artifacts): Promise<SemaphoreProof> {
  const { root, index, siblings } = new Tree(job.size, job.tiles, hash).proof(job.leaf);
  const { proof, publicSignals } = await groth16.fullProve(
    {
      secret: identityOf(job.identity).secretScalar,
      merkleProofLength: siblings.length,
      merkleProofIndex: index,
      merkleProofSiblings: Array.from({ length: TREE_DEPTH }, (_, level) => siblings[level] ?? 0n),
      scope: signalOf(job.scope),
      message: signalOf(job.message),
    },
    wasm,
    zkey,
    undefined,
    undefined,
    { singleThread: true },
  );
  const { pi_a: a, pi_b: b, pi_c: c } = proof;
  return {
    merkleTreeDepth: TREE_DEPTH,
    merkleTreeRoot: root.toString(),
    nullifier: String(publicSignals[1]),
    message: job.message.toString(),
    scope: job.scope.toString(),
    // As Solidity's verifiers take them: the second part of each pair first.
    points: [a[0], a[1], b[0][1], b[0][0], b[1][1], b[1][0], c[0], c[1]],
  };
}
