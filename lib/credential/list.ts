/** Signed lists of vouched groups (docs/spec/credential.md), as an issuer's wallet makes them. */
import nacl from 'tweetnacl';
import { toHex } from '#lib/crypto/bytes';
import type { GroupHead, GroupId, SignedHead } from '#lib/protocol/credential';
import { headBytes } from './head';

/** Until when a list counts: a holder and whoever checks look again meanwhile. */
export const LIST_DAYS = 30;
const MAX_EARLIER = 50;

export const vouchedGroup = (key: string): GroupId => `vouched:${key}`;

/** @param seed of the group's Ed25519 key, 32 bytes */
export const groupKey = (seed: Uint8Array): string => toHex(nacl.sign.keyPair.fromSeed(seed).publicKey);

/** @param seed of the key that `head` names */
export function signHead(head: GroupHead, seed: Uint8Array): SignedHead {
  const { secretKey } = nacl.sign.keyPair.fromSeed(seed);
  return { head, signature: toHex(nacl.sign.detached(headBytes(head), secretKey)) };
}

/**
 * What is known of earlier roots once another one takes its place.
 *
 * @param removed whether someone was removed: then no earlier root may be shown any more
 * @param at Unix seconds
 */
export function earlierRoots(before: GroupHead, removed: boolean, at: number): GroupHead['earlier'] {
  const last = { root: before.root, until: at, removed };
  const older = removed ? before.earlier.map((each) => ({ ...each, removed: true })) : before.earlier;
  return [last, ...older].slice(0, MAX_EARLIER);
}
