import nacl from 'tweetnacl';
import * as v from 'valibot';
import {
  type Bytes,
  concat,
  fromBase64Url,
  fromHex,
  fromUtf8,
  randomBytes,
  toBase64Url,
  toHex,
  utf8,
} from '#lib/crypto/bytes';
import { canonicalJson } from '#lib/crypto/canonical';
import { isSafeKey } from '#lib/crypto/envelope';
import {
  MAX_SHARE_CHARS,
  MAX_SHARE_DAYS,
  MAX_SHARED,
  type PersonKeys,
  SHARE_PREFIX,
  type SharedItem,
  SharedItemSchema,
  WalletError,
} from '#lib/protocol/index';
import { type Card, cardBytes, type OwnPersonKeys, readCardBytes } from './card';

const SIGNED = utf8('satchel share v1\n');
/** The length of what is sealed tells no more than this about it, in bytes. */
const PADDED_TO = 1_024;
const DAY_MS = 86_400_000;
/** A sender's clock may be ahead by this much. */
const AHEAD_MS = DAY_MS;

const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`)));

/** What is sealed. Strict: nothing unknown passes. */
const BodySchema = v.strictObject({
  v: v.literal(1),
  id: v.pipe(v.string(), v.uuid()),
  /** The sender's card, base64url. */
  from: v.pipe(v.string(), v.maxLength(500)),
  /** X25519 key of the one whom it is for, so that it can't be sealed anew to somebody else. */
  to: hex(32),
  at: time,
  until: time,
  items: v.pipe(v.array(SharedItemSchema), v.minLength(1), v.maxLength(MAX_SHARED)),
});
const SealedSchema = v.strictObject({ body: BodySchema, signature: hex(64) });
type Body = v.InferOutput<typeof BodySchema>;

export interface Share {
  id: string;
  from: Card;
  /** Unix milliseconds. */
  at: number;
  until: number;
  items: SharedItem[];
}

const hexOf = (bytes: Uint8Array): string => toHex(bytes).slice(2);
const signedBytes = (body: Body): Bytes => concat(SIGNED, utf8(canonicalJson(body)));

/**
 * Lines for one person: signed by the sender, sealed to the receiver's key under a key made for this alone
 * (docs/spec/share.md).
 *
 * @param to the receiver's X25519 key, hex
 */
export function sealShare(
  own: OwnPersonKeys,
  name: string,
  to: PersonKeys['box'],
  { id, at, until, items }: Omit<Share, 'from'>,
): string {
  const body: Body = { v: 1, id, from: toBase64Url(cardBytes(own, name)), to, at, until, items };
  const signature = hexOf(nacl.sign.detached(signedBytes(body), own.sign.secretKey));
  const plain = utf8(JSON.stringify({ body, signature }));
  const padded = new Uint8Array(Math.ceil(plain.length / PADDED_TO) * PADDED_TO).fill(0x20);
  padded.set(plain);
  const sender = nacl.box.keyPair();
  const nonce = randomBytes(nacl.box.nonceLength);
  const sealed = nacl.box(padded, nonce, fromHex(`0x${to}`), sender.secretKey);
  sender.secretKey.fill(0);
  return SHARE_PREFIX + toBase64Url(concat(sender.publicKey, nonce, sealed));
}

/**
 * What somebody shared with this wallet. Who that is, the card in it says: whether its keys are pinned is for the
 * caller to look up.
 *
 * @param now Unix milliseconds
 * @throws WalletError `share-damaged`, `share-not-for-me`, `share-unsigned`, `share-expired`
 */
export function openShare(text: string, own: OwnPersonKeys, now: number): Share {
  const { body, signature } = sealedIn(unsealed(text, own));
  let from: Card;
  try {
    from = readCardBytes(fromBase64Url(body.from));
  } catch (cause) {
    throw new WalletError('share-unsigned', 'it does not say who it is from', { cause });
  }
  const isTheirs = nacl.sign.detached.verify(
    signedBytes(body),
    fromHex(`0x${signature}`),
    fromHex(`0x${from.keys.sign}`),
  );
  if (!isTheirs) throw new WalletError('share-unsigned', 'its signature does not hold');
  if (body.to !== hexOf(own.box.publicKey)) throw new WalletError('share-not-for-me', 'it was signed for another');
  const { id, at, until, items } = body;
  const lasts = until - at;
  if (lasts <= 0 || lasts > MAX_SHARE_DAYS * DAY_MS || at > now + AHEAD_MS) throw new WalletError('share-damaged');
  if (now >= until) throw new WalletError('share-expired');
  return { id, from, at, until, items };
}

function unsealed(text: string, own: OwnPersonKeys): Bytes {
  const typed = text.replace(/\s+/g, '');
  if (!typed.startsWith(SHARE_PREFIX) || typed.length > MAX_SHARE_CHARS) throw new WalletError('share-damaged');
  let bytes: Bytes;
  try {
    bytes = fromBase64Url(typed.slice(SHARE_PREFIX.length));
  } catch (cause) {
    throw new WalletError('share-damaged', 'not base64url', { cause });
  }
  const { publicKeyLength, nonceLength, overheadLength } = nacl.box;
  const at = publicKeyLength + nonceLength;
  const sender = bytes.slice(0, publicKeyLength);
  if (bytes.length <= at + overheadLength || !isSafeKey(sender)) throw new WalletError('share-damaged', 'cut off');
  const plain = nacl.box.open(bytes.slice(at), bytes.slice(publicKeyLength, at), sender, own.box.secretKey);
  // A changed byte and another's key look alike.
  if (!plain) throw new WalletError('share-not-for-me');
  return plain as Bytes;
}

function sealedIn(plain: Bytes): v.InferOutput<typeof SealedSchema> {
  try {
    return v.parse(SealedSchema, JSON.parse(fromUtf8(plain)));
  } catch (cause) {
    throw new WalletError('share-damaged', 'not what a wallet writes', { cause });
  }
}
