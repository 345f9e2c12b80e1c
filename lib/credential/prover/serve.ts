import { toHex } from '#lib/crypto/bytes';
import type { Job, ProverFault } from './jobs';
import { type Artifacts, doJob } from './work';

/** What a prover's worker is sent, and what it answers. */
export interface WorkerRequest {
  id: string;
  job: Job;
}
export type WorkerReply = { id: string } & ({ kind: 'done'; answer: unknown } | { kind: 'failed'; fault: ProverFault });

/** Of `@zk-kit/semaphore-artifacts` 4.13.0, depth 20: from the ceremony of July 2024. A test compares the packed files. */
export const ARTIFACTS = {
  wasm: {
    path: '/prover/semaphore-20.wasm',
    hash: '0x6f71e55586929e520e76027ebe067daac8b41e2f4b8057313a5fd0304e1e44ee',
  },
  zkey: {
    path: '/prover/semaphore-20.zkey',
    hash: '0x33f9a067a80c7daf90e085449073613a9559a1904dd40aeb6d603afb7988c2cc',
  },
} as const;

class ArtifactError extends Error {}

async function artifact({ path, hash }: (typeof ARTIFACTS)['wasm' | 'zkey']): Promise<Uint8Array> {
  const response = await fetch(path).catch(() => null);
  if (!response?.ok) throw new ArtifactError('missing');
  const bytes = new Uint8Array(await response.arrayBuffer());
  // The browser's own: of files of this size ten times as fast.
  const found = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (toHex(found) !== hash) throw new ArtifactError('not the ones that this version was made with');
  return bytes;
}

let loaded: Promise<Artifacts> | null = null;

/** Read and compared once in a worker's life, which ends soon after its last proof. */
function artifacts(): Promise<Artifacts> {
  loaded ??= load();
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}

async function load(): Promise<Artifacts> {
  const [wasm, zkey] = await Promise.all([artifact(ARTIFACTS.wasm), artifact(ARTIFACTS.zkey)]);
  return { wasm, zkey };
}

function faultOf(error: unknown): ProverFault {
  if (error instanceof ArtifactError) return 'artifacts';
  return /memory|allocation/i.test(String(error)) ? 'memory' : 'failed';
}

/** Worker's side: does one job after the other. */
export function serveProver(): void {
  const reply = (message: WorkerReply) => postMessage(message);
  let turn = Promise.resolve();
  addEventListener('message', ({ data: { id, job } }: MessageEvent<WorkerRequest>) => {
    turn = turn.then(() =>
      doJob(job, artifacts).then(
        (answer) => reply({ id, kind: 'done', answer }),
        (error: unknown) => reply({ id, kind: 'failed', fault: faultOf(error) }),
      ),
    );
  });
}
