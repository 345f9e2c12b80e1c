/** One node's answers about one group, checked: the node is not trusted. */
import { type ErrorCode, WalletError } from '#lib/protocol/errors';
import { ASK, callData, TOPICS, word } from './semaphore';

/** One JSON-RPC call. @throws WalletError `chain-unreachable`, `chain-rejected` */
export type Ask = (method: string, params: readonly unknown[]) => Promise<unknown>;

const CODES: Partial<Record<ErrorCode, ErrorCode>> = {
  'chain-unreachable': 'group-unreachable',
  'chain-rejected': 'group-unreachable',
};

/** What went wrong with a node, in words about groups. */
export async function aboutGroups<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = error instanceof WalletError ? CODES[error.code] : undefined;
    throw code ? new WalletError(code, 'the node did not answer', { cause: error }) : error;
  }
}

export interface ChainGroup {
  chainId: number;
  /** Semaphore's address, in lower case. */
  contract: string;
  /** The group's number there. */
  number: bigint;
}

export interface Block {
  number: number;
  hash: string;
  /** Unix seconds. */
  time: number;
}

export const mismatch = (why: string): WalletError => new WalletError('group-mismatch', why);

/** What a node answers is looked at as this. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws WalletError `group-mismatch` unless it is a number below 2^256 */
export function toBigInt(value: unknown): bigint {
  if (typeof value !== 'string' || !/^0x[0-9a-f]{1,64}$/i.test(value)) throw mismatch('no number');
  return BigInt(value);
}

export function toNumber(value: unknown): number {
  const number = Number(toBigInt(value));
  if (!Number.isSafeInteger(number)) throw mismatch('no such number');
  return number;
}

const quantity = (value: number): string => `0x${value.toString(16)}`;

/** @throws WalletError `group-mismatch` when the node is on another chain */
export async function mustBeOn(ask: Ask, chainId: number): Promise<void> {
  if (toNumber(await ask('eth_chainId', [])) !== chainId) throw mismatch('the node is on another chain');
}

/** @throws WalletError `group-mismatch` where the chain is not that long */
export async function blockAt(ask: Ask, at: number | 'latest'): Promise<Block> {
  const answer = await ask('eth_getBlockByNumber', [at === 'latest' ? at : quantity(at), false]);
  if (!isObject(answer) || typeof answer.hash !== 'string') throw mismatch('no such block');
  return { number: toNumber(answer.number), hash: answer.hash.toLowerCase(), time: toNumber(answer.timestamp) };
}

/** One number that a contract answers. @param at a block's number */
export async function readNumber(
  ask: Ask,
  contract: string,
  data: string,
  at: number | 'latest' = 'latest',
): Promise<bigint> {
  const block = at === 'latest' ? at : quantity(at);
  return toBigInt(await ask('eth_call', [{ to: contract, data }, block]));
}

/** What the contract says of a group. @throws WalletError `group-missing` */
export async function stateOf(ask: Ask, { contract, number }: ChainGroup, at: number | 'latest' = 'latest') {
  const read = (what: keyof typeof ASK) => readNumber(ask, contract, callData(ASK[what], number), at);
  const admin = await read('admin').catch((error: unknown) => {
    // What has no such function answers with nothing, or refuses.
    if (error instanceof WalletError && error.code === 'chain-unreachable') throw error;
    return 0n;
  });
  if (admin === 0n) throw new WalletError('group-missing');
  const [size, root, duration] = [await read('size'), await read('root'), await read('duration')];
  if (size > Number.MAX_SAFE_INTEGER || duration > Number.MAX_SAFE_INTEGER) throw mismatch('no such group');
  return { size: Number(size), root: size === 0n ? 0n : root, duration: Number(duration) };
}

/** Nodes limit how much they answer at once; ours takes 1 MB. */
const isTooMuch = (error: unknown) =>
  error instanceof WalletError && (error.code === 'chain-rejected' || error.cause instanceof RangeError);

/**
 * Logs of a group's members, oldest first: all at once where the node answers that, else by halves.
 *
 * @param onPart told how much is read, from 0 to 1
 * @throws WalletError `prover-cancelled`, or what `ask` throws
 */
export async function logsOf(
  ask: Ask,
  { contract, number }: ChainGroup,
  [from, to]: readonly [from: number, to: number],
  { signal, onPart }: { signal: AbortSignal; onPart: (part: number) => void },
): Promise<unknown[]> {
  const found: unknown[] = [];
  const topics = [Object.values(TOPICS), `0x${word(number)}`];
  let span = to - from + 1;
  for (let at = from; at <= to; ) {
    if (signal.aborted) throw new WalletError('prover-cancelled');
    const last = Math.min(to, at + span - 1);
    const filter = { address: contract, topics, fromBlock: quantity(at), toBlock: quantity(last) };
    try {
      const answer = await ask('eth_getLogs', [filter]);
      if (!Array.isArray(answer)) throw mismatch('no logs');
      found.push(...answer);
      at = last + 1;
      onPart((at - from) / (to - from + 1));
    } catch (error) {
      if (!isTooMuch(error) || span === 1) throw error;
      span = Math.ceil(span / 2);
    }
  }
  return found;
}
