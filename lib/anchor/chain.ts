/** Typed reads of one chain. Whatever a node answers is checked here; nothing above sees a raw answer. */
import { WalletError } from '#lib/protocol/errors';
import { decodeTimestamp, encodeGetTimestamp, TIMESTAMPED_TOPIC } from './eas';
import { isObject, type Rpc } from './rpc';

export interface Block {
  number: number;
  /** Unix seconds. */
  time: number;
  /** Wei a gas; null on a chain without EIP-1559. */
  baseFee: bigint | null;
}

export interface Receipt {
  ok: boolean;
  block: number;
}

const HASH = /^0x[0-9a-f]{64}$/;

export async function chainIdOf(rpc: Rpc): Promise<number> {
  return toNumber(await rpc('eth_chainId', []));
}

/** When EAS first saw these 32 bytes, in Unix seconds by the chain; 0 where it never did. */
export async function timestampOf(rpc: Rpc, eas: string, data: string): Promise<number> {
  return decodeTimestamp(await rpc('eth_call', [{ to: eas, data: encodeGetTimestamp(data) }, 'latest']));
}

/** @param at a block number, or `latest`. Null where the chain is not that long. */
export async function blockAt(rpc: Rpc, at: number | 'latest'): Promise<Block | null> {
  const answer = await rpc('eth_getBlockByNumber', [at === 'latest' ? at : toQuantity(at), false]);
  if (answer === null) return null;
  if (!isObject(answer)) throw mismatch();
  return {
    number: toNumber(answer.number),
    time: toNumber(answer.timestamp),
    baseFee: answer.baseFeePerGas === undefined ? null : toBigInt(answer.baseFeePerGas),
  };
}

/** Null while the transaction is in no block. */
export async function receiptOf(rpc: Rpc, txHash: string): Promise<Receipt | null> {
  const answer = await rpc('eth_getTransactionReceipt', [txHash]);
  if (answer === null) return null;
  if (!isObject(answer) || toHash(answer.transactionHash) !== txHash) throw mismatch();
  return { ok: toNumber(answer.status) === 1, block: toNumber(answer.blockNumber) };
}

/** Whether the node has the transaction, in a block or waiting for one. */
export async function knowsTx(rpc: Rpc, txHash: string): Promise<boolean> {
  return (await rpc('eth_getTransactionByHash', [txHash])) !== null;
}

/** Transactions that an account has in blocks, or (`pending`) also those waiting. */
export async function nonceOf(rpc: Rpc, address: string, at: 'latest' | 'pending'): Promise<number> {
  return toNumber(await rpc('eth_getTransactionCount', [address, at]));
}

export async function balanceOf(rpc: Rpc, address: string): Promise<bigint> {
  return toBigInt(await rpc('eth_getBalance', [address, 'latest']));
}

export async function tipOf(rpc: Rpc): Promise<bigint> {
  return toBigInt(await rpc('eth_maxPriorityFeePerGas', []));
}

export async function gasFor(rpc: Rpc, from: string, to: string, data: string): Promise<bigint> {
  return toBigInt(await rpc('eth_estimateGas', [{ from, to, data }, 'latest']));
}

/** The transaction, in these blocks, by which EAS took these 32 bytes. */
export async function findTimestamping(
  rpc: Rpc,
  eas: string,
  data: string,
  from: number,
  to: number,
): Promise<{ txHash: string; block: number } | null> {
  const filter = {
    address: eas,
    topics: [TIMESTAMPED_TOPIC, data],
    fromBlock: toQuantity(from),
    toBlock: toQuantity(to),
  };
  const answer = await rpc('eth_getLogs', [filter]);
  if (!Array.isArray(answer)) throw mismatch();
  const log: unknown = answer[0];
  if (log === undefined) return null;
  if (!isObject(log)) throw mismatch();
  return { txHash: toHash(log.transactionHash), block: toNumber(log.blockNumber) };
}

const toQuantity = (value: number): string => `0x${value.toString(16)}`;

function toBigInt(value: unknown): bigint {
  if (typeof value !== 'string' || !/^0x[0-9a-f]{1,64}$/i.test(value)) throw mismatch();
  return BigInt(value);
}

function toNumber(value: unknown): number {
  const number = Number(toBigInt(value));
  if (!Number.isSafeInteger(number)) throw mismatch();
  return number;
}

function toHash(value: unknown): string {
  if (typeof value !== 'string' || !HASH.test(value)) throw mismatch();
  return value;
}

const mismatch = (): WalletError => new WalletError('chain-mismatch', 'the node answered something else');
