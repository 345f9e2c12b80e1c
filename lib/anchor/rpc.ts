import { fromUtf8 } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/errors';
import { exchange } from './http';

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
    const answer = await ask(url, fetchFn, timeoutMs, JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    if (!isObject(answer) || answer.id !== id) throw unreachable('the answer belongs to no call');
    if (isObject(answer.error)) throw refusal(answer.error);
    if (!('result' in answer)) throw unreachable('the answer holds no result');
    return answer.result;
  };
}

async function ask(url: string, fetchFn: typeof fetch, timeoutMs: number, body: string): Promise<unknown> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  try {
    const answer = await exchange(url, init, { fetchFn, timeoutMs, maxBytes: MAX_ANSWER_BYTES });
    return JSON.parse(fromUtf8(answer.body));
  } catch (error) {
    throw unreachable('no usable answer', error);
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
