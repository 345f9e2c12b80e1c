/** Signed lists of vouched groups (docs/spec/credential.md): made by an issuer's wallet, read by everyone else's. */
import { ed25519 } from 'noble-pairings/ed25519';
import * as v from 'valibot';
import { fromHex, toHex, utf8 } from '#lib/crypto/bytes';
import { canonicalJson } from '#lib/crypto/canonical';
import { type GroupHead, type GroupId, type SignedHead, SignedHeadSchema } from '#lib/protocol/credential';

const TAG = 'satchel/credential/list/v1\n';
/** Until when a list counts: a holder and whoever checks look again meanwhile. */
export const LIST_DAYS = 30;
/** A root that only additions replaced is taken for this long, because nobody looks at every moment. */
export const GRACE_SECONDS = 7 * 86_400;
const MAX_EARLIER = 50;

const signedBytes = (head: GroupHead) => utf8(TAG + canonicalJson(head));

export const vouchedGroup = (key: string): GroupId => `vouched:${key}`;

/** @param seed of the group's Ed25519 key, 32 bytes */
export const groupKey = (seed: Uint8Array): string => toHex(ed25519.getPublicKey(seed));

/** @param seed of the key that `head` names */
export function signHead(head: GroupHead, seed: Uint8Array): SignedHead {
  return { head, signature: toHex(ed25519.sign(signedBytes(head), seed)) };
}

/** The head of a list that its own key signed, or null. Whose key that is, whoever calls has to know. */
export function readHead(value: unknown): GroupHead | null {
  const parsed = v.safeParse(SignedHeadSchema, value, { abortEarly: true });
  if (!parsed.success) return null;
  const { head, signature } = parsed.output;
  // By RFC 8032 to the letter: one signature has one spelling.
  const isSigned = ed25519.verify(fromHex(signature), signedBytes(head), fromHex(head.key), { zip215: false });
  return isSigned ? head : null;
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
