import { readFileSync } from 'node:fs';
import { hostProver, Prover } from '#lib/credential/prover/channel';
import type { ProverFault } from '#lib/credential/prover/jobs';
import type { WorkerReply, WorkerRequest } from '#lib/credential/prover/serve';
import { type Artifacts, doJob } from '#lib/credential/prover/work';
import type { SemaphoreProof } from '#lib/protocol/credential';

const file = (kind: string) =>
  new Uint8Array(readFileSync(`node_modules/@zk-kit/semaphore-artifacts/semaphore-20.${kind}`));
const packed = async (): Promise<Artifacts> => ({ wasm: file('wasm'), zkey: file('zkey') });

/** The proof of a vector. */
export const CANNED: SemaphoreProof = JSON.parse(readFileSync('tests/vectors/credential.json', 'utf8')).elsewhere.proof;

/** A worker's place, in this thread: the same jobs over the same messages. */
class InlineWorker {
  onmessage: ((event: { data: WorkerReply }) => void) | null = null;
  onerror: (() => void) | null = null;
  #ended = false;

  constructor(private readonly behaviour: Behaviour) {}

  postMessage(request: WorkerRequest): void {
    // As between threads: what is sent is a copy.
    const { id, job } = structuredClone(request);
    this.behaviour.jobs.push(job.kind);
    if (this.behaviour.fault === 'hangs') return;
    if (this.behaviour.fault === 'dies') {
      queueMicrotask(() => this.onerror?.());
      return;
    }
    const { fault, canned } = this.behaviour;
    const answer = () => (canned && job.kind === 'prove' ? Promise.resolve(canned) : doJob(job, packed));
    const work = fault ? Promise.reject(fault) : answer();
    work.then(
      (result) => this.#reply({ id, kind: 'done', answer: result }),
      () => this.#reply({ id, kind: 'failed', fault: fault ?? 'failed' }),
    );
  }

  terminate(): void {
    this.#ended = true;
    this.behaviour.terminated++;
  }

  #reply(message: WorkerReply): void {
    if (!this.#ended) this.onmessage?.({ data: structuredClone(message) });
  }
}

export interface Behaviour {
  fault: Exclude<ProverFault, 'cancelled'> | 'hangs' | 'dies' | null;
  /** Answered instead of proving, which takes seconds of a processor: where the proof itself is not looked at. */
  canned: SemaphoreProof | null;
  /** What it was asked for. */
  jobs: string[];
  terminated: number;
}

const behaviour: Behaviour = { fault: null, canned: null, jobs: [], terminated: 0 };
let hosted = false;

/** The real prover and its host; only the worker is none. One host a process, as in the browser. */
export function testProver(): { prover: Prover; behaviour: Behaviour } {
  if (!hosted) hostProver(() => new InlineWorker(behaviour) as unknown as Worker);
  hosted = true;
  Object.assign(behaviour, { fault: null, canned: null, jobs: [], terminated: 0 });
  return { prover: new Prover(async () => {}), behaviour };
}
