/** Headers of Bitcoin's blocks (bitcoin.org developer reference, 'Block Headers'), from a server with Esplora's interface. */
import { type Bytes, fromHex, toHex } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';
import { WalletError } from '#lib/protocol/errors';
import { exchange } from '../http';

export interface Header {
  /** Unix seconds; whoever made the block set it, within about two hours. */
  time: number;
  /** 32 bytes in the order in which they are hashed. */
  merkleRoot: Bytes;
  /** Hashes that finding it took on average. */
  work: bigint;
}

const HEADER_BYTES = 80;
const TIMEOUT_MS = 20_000;
const MAX_ANSWER_BYTES = 1_000;
/** Every block since 2018 took more; a machine of 100 TH/s would need a year and a half for as much. */
const LIVE_WORK = 2n ** 72n;

/** Whether nobody makes such a header to deceive: those of test networks cost nothing. */
export const isLive = ({ work }: Header): boolean => work >= LIVE_WORK;

/**
 * The header of the block at a height, as the server says. It is believed in nothing but which block stands there.
 *
 * @throws WalletError `header-unreachable`; `header-mismatch` where there is no such block, or the answer is no header,
 *   or one without its work
 */
export async function fetchHeader(server: string, height: number, fetchFn: typeof fetch): Promise<Header> {
  const hash = await text(`${server}/block-height/${height}`, fetchFn);
  if (!/^[0-9a-f]{64}$/.test(hash)) throw mismatch('not a hash');
  const header = await text(`${server}/block/${hash}/header`, fetchFn);
  if (!/^[0-9a-f]{160}$/.test(header)) throw mismatch('not a header');
  return readHeader(fromHex(`0x${header}`), hash);
}

/**
 * @param hash as it is written: the bytes from back to front, hex without 0x
 * @throws WalletError `header-mismatch`
 */
export function readHeader(bytes: Bytes, hash: string): Header {
  if (bytes.length !== HEADER_BYTES) throw mismatch('not a header');
  const found = toHex(sha256(sha256(bytes)).reverse());
  if (found !== `0x${hash}`) throw mismatch('a header with another hash');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const target = targetOf(view.getUint32(72, true));
  if (BigInt(found) > target) throw mismatch('a header without its work');
  return { time: view.getUint32(68, true), merkleRoot: bytes.slice(36, 68), work: 2n ** 256n / (target + 1n) };
}

/** What a hash must not exceed, from its short form: a byte of exponent and three of digits. */
function targetOf(bits: number): bigint {
  const exponent = bits >>> 24;
  const digits = bits & 0x7fffff;
  const isNegative = (bits & 0x800000) !== 0;
  if (isNegative || digits === 0 || exponent > 32) throw mismatch('a header without a target');
  return exponent > 3 ? BigInt(digits) << BigInt(8 * (exponent - 3)) : BigInt(digits) >> BigInt(8 * (3 - exponent));
}

async function text(url: string, fetchFn: typeof fetch): Promise<string> {
  const answer = await exchange(url, {}, { fetchFn, timeoutMs: TIMEOUT_MS, maxBytes: MAX_ANSWER_BYTES }).catch(
    (cause: unknown) => {
      throw new WalletError('header-unreachable', 'no usable answer', { cause });
    },
  );
  if (answer.status === 404) throw mismatch('no such block');
  if (answer.status !== 200) throw new WalletError('header-unreachable', `answered ${answer.status}`);
  return String.fromCharCode(...answer.body).trim();
}

const mismatch = (what: string): WalletError => new WalletError('header-mismatch', what);
