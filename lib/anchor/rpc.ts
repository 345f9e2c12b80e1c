import { concat, fromUtf8 } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/errors';

const TIMEOUT_MS = 10_000;
/** No answer that we ask for comes near this. */
const MAX_ANSWER_BYTES = 1_000_000;
const MAX_WORDS = 200;

/** The node understood and said no. The message is its own words, cut short: for people, never for trust. */
export class RpcRefusal extends WalletError {
  /** @param revert what a contract refused a call with, hex; empty where the node says nothing of it */
  constructor(words: string, revert = '') {
    super('chain-rejected', words, { data: { revert } });
  }
}

/**
 * One JSON-RPC call.
 *
 * @throws RpcRefusal when the node answers with an error.
 * @throws WalletError `chain-unreachable` when it does not answer in 10 s, or not in JSON-RPC, or with over 1 MB.
 */
export type Rpc = (method: string, params: readonly unknown[]) => Promise<unknown>;

/**
 * A client for one node, which is not trusted: it may be down, hang, or answer anything at all.
 * Redirects are not followed and nothing but the call itself is sent.
 */
export function createRpc(url: string, fetchFn: typeof fetch = fetch, timeoutMs = TIMEOUT_MS): Rpc {
  let lastId = 0;
  return async (method, params) => {
    const id = ++lastId;
    const answer = await exchange(url, fetchFn, timeoutMs, JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    if (!isObject(answer) || answer.id !== id) throw unreachable('the answer belongs to no call');
    if (isObject(answer.error)) throw refusal(answer.error);
    if (!('result' in answer)) throw unreachable('the answer holds no result');
    return answer.result;
  };
}

async function exchange(url: string, fetchFn: typeof fetch, timeoutMs: number, body: string): Promise<unknown> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetchFn(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: abort.signal,
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    return JSON.parse(fromUtf8(await readCapped(response)));
  } catch (error) {
    throw unreachable('no usable answer', error);
  } finally {
    clearTimeout(timer);
    // Ends what a node still sends after the cap.
    abort.abort();
  }
}

/** The timer still runs while the body comes in, so a node cannot hang half-way either. */
async function readCapped(response: Response): Promise<Uint8Array> {
  if (!response.body) throw new RangeError('empty answer');
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concat(...chunks);
    size += value.length;
    if (size > MAX_ANSWER_BYTES) throw new RangeError('answer too large');
    chunks.push(value);
  }
}

function refusal(error: Record<string, unknown>): RpcRefusal {
  const words = typeof error.message === 'string' ? error.message.slice(0, MAX_WORDS) : 'no reason given';
  const data = isObject(error.data) ? error.data.data : error.data;
  return new RpcRefusal(words, typeof data === 'string' ? data.slice(0, MAX_WORDS) : '');
}

function unreachable(message: string, cause?: unknown): WalletError {
  return new WalletError('chain-unreachable', message, { cause });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
