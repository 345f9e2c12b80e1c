/**
 * The three words of the Ethereum Attestation Service that anchoring needs, spelled out:
 * every argument is 32 bytes, so an ABI encoder would add weight and nothing else.
 * A test compares each constant with the contract's own ABI.
 */
import { WalletError } from '#lib/protocol/errors';

/** `timestamp(bytes32)` */
const TIMESTAMP = '0x4d003070';
/** `getTimestamp(bytes32)` */
const GET_TIMESTAMP = '0xd45c4435';
/** `Timestamped(bytes32 indexed data, uint64 indexed timestamp)` */
export const TIMESTAMPED_TOPIC = '0x5aafceeb1c7ad58e4a84898bdee37c02c0fc46e7d24e6b60e8209449f183459f';

/** Call data that has EAS note the block's time for these 32 bytes. Reverts when it has done so before. */
export const encodeTimestamp = (data: string): string => TIMESTAMP + word(data);

/** Call data that asks for that time; `decodeTimestamp` reads the answer. */
export const encodeGetTimestamp = (data: string): string => GET_TIMESTAMP + word(data);

/**
 * Unix seconds, 0 for never.
 *
 * @throws WalletError `chain-mismatch` when the answer is no `uint64`: then that address is not EAS.
 */
export function decodeTimestamp(answer: unknown): number {
  if (typeof answer === 'string' && /^0x0{48}[0-9a-f]{16}$/i.test(answer)) {
    const time = Number(answer);
    if (Number.isSafeInteger(time)) return time;
  }
  throw new WalletError('chain-mismatch', 'no attestation service at this address');
}

function word(data: string): string {
  if (!/^0x[0-9a-f]{64}$/.test(data)) throw new RangeError('not 32 bytes in lower-case hex');
  return data.slice(2);
}
