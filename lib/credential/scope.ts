/** The numbers that a presentation is bound to. Pure: the wallet, the verifier and third parties compute the same. */
import { keccak_256 } from '@noble/hashes/sha3';
import { type Bytes, fromHex, toHex, utf8 } from '#lib/crypto/bytes';
import type { Bound } from '#lib/protocol/credential';

const SCOPE_TAG = 'satchel/credential/scope/v1\n';
const CHALLENGE_TAG = 'satchel/credential/challenge/v1\n';

const keccak = (bytes: Uint8Array): Bytes => keccak_256(bytes) as Bytes;
const asNumber = (bytes: Uint8Array): bigint => BigInt(toHex(bytes));

/** The scope of a site: a member has one pseudonym in each, and nobody can tell that two are the same member's. */
export const scopeOf = (origin: string): bigint => asNumber(keccak(utf8(SCOPE_TAG + origin)));

/** What the proof's message says: the grant's own uid, or the hash of the site's challenge. */
export function messageOf(bound: Bound): bigint {
  return bound.kind === 'grant' ? asNumber(fromHex(bound.value)) : asNumber(keccak(utf8(CHALLENGE_TAG + bound.value)));
}

/** How Semaphore brings a number of 256 bits into the circuit's field: its Keccak-256, without the last 8 bits. */
export function signalOf(value: bigint): bigint {
  return asNumber(keccak(fromHex(`0x${value.toString(16).padStart(64, '0')}`))) >> 8n;
}
