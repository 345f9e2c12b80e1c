/**
 * The background's side of proving, and the side of whoever may start workers: the offscreen document where the
 * background is a service worker, the background page itself elsewhere. What is sent stays on the extension's own origin.
 */
import { type ErrorCode, WalletError } from '#lib/protocol/index';
import type { Answer, Job, JobKind, JobOf, ProverFault } from './jobs';
import type { WorkerReply, WorkerRequest } from './serve';

export const PROVER = '/prover-worker.js';
const CHANNEL = 'satchel-prover';
/** A worker that has nothing to do keeps its memory no longer than this. */
const IDLE_MS = 60_000;
/** Nothing that is asked for takes so long on any machine that could do it at all. */
const ANSWER_WITHIN_MS = 180_000;

type Message = ({ kind: 'job' } & WorkerRequest) | { kind: 'cancel' } | { kind: 'ready' } | WorkerReply;

const CODES: Record<ProverFault, ErrorCode> = {
  artifacts: 'prover-artifacts',
  memory: 'prover-memory',
  cancelled: 'prover-cancelled',
  failed: 'prover-failed',
};

/** Starts a worker when there is work, ends it when that is cancelled or there has been none for a while. */
export function hostProver(spawn: () => Worker): void {
  const channel = new BroadcastChannel(CHANNEL);
  const waiting = new Set<string>();
  let worker: Worker | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const send = (message: Message) => channel.postMessage(message);
  const end = (fault: ProverFault) => {
    worker?.terminate();
    worker = null;
    for (const id of waiting) send({ kind: 'failed', id, fault });
    waiting.clear();
  };
  const start = () => {
    const started = spawn();
    started.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
      waiting.delete(data.id);
      send(data);
      idle = setTimeout(() => waiting.size === 0 && end('cancelled'), IDLE_MS);
    };
    // What ends a worker beyond its own catching is, but for a bug, memory.
    started.onerror = () => end('memory');
    return started;
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'cancel') end('cancelled');
    if (data.kind !== 'job' || waiting.has(data.id)) return;
    clearTimeout(idle);
    waiting.add(data.id);
    worker ??= start();
    worker.postMessage({ id: data.id, job: data.job } satisfies WorkerRequest);
  };
  send({ kind: 'ready' });
}

/** Asks for jobs, wherever they are done. */
export class Prover {
  /** @param start makes sure that there is a host; called before each job */
  constructor(private readonly start: () => Promise<void>) {}

  /**
   * @param signal ends the job, and the worker with it
   * @throws WalletError `prover-artifacts`, `prover-memory`, `prover-cancelled`, `prover-failed`
   */
  run<K extends JobKind>(job: JobOf<K>, signal: AbortSignal): Promise<Answer<K>> {
    const channel = new BroadcastChannel(CHANNEL);
    const message: Message = { kind: 'job', id: crypto.randomUUID(), job: job as Job };
    const over = new AbortController();
    return new Promise<Answer<K>>((resolve, reject) => {
      const fail = (fault: ProverFault, cause?: unknown) => reject(new WalletError(CODES[fault], fault, { cause }));
      const timer = setTimeout(() => fail('failed'), ANSWER_WITHIN_MS);
      const cancel = () => {
        channel.postMessage({ kind: 'cancel' } satisfies Message);
        fail('cancelled');
      };
      over.signal.addEventListener('abort', () => clearTimeout(timer));
      signal.addEventListener('abort', cancel, { signal: over.signal });
      channel.onmessage = ({ data }: MessageEvent<Message>) => {
        if (data.kind === 'ready') channel.postMessage(message);
        else if (data.kind === 'done' && data.id === message.id) resolve(data.answer as Answer<K>);
        else if (data.kind === 'failed' && data.id === message.id) fail(data.fault);
      };
      if (signal.aborted) return fail('cancelled');
      this.start().then(
        () => !over.signal.aborted && channel.postMessage(message),
        (cause) => fail('failed', cause),
      );
    }).finally(() => {
      over.abort();
      channel.close();
    });
  }
}
