import nacl from 'tweetnacl';
import {
  type Bytes,
  concat,
  fromBase64Url,
  fromHex,
  fromUtf8,
  isEqual,
  toBase64Url,
  toHex,
  utf8,
} from '#lib/crypto/bytes';
import { isSafeKey } from '#lib/crypto/envelope';
import { sha256 } from '#lib/crypto/hash';
import { hkdf } from '#lib/crypto/kdf';
import {
  CARD_PREFIX,
  MAX_CARD_CHARS,
  MAX_CONTACT_NAME_CHARS,
  type PersonKeys,
  visibleText,
  WalletError,
} from '#lib/protocol/index';

const KEY = 32;
const SIGNED = utf8('satchel contact card v1\n');
const COMPARED = utf8('satchel people v1\n');
const GROUPS = 6;
const DIGITS_A_GROUP = 5;

/** A wallet's keys for people, private ones among them. */
export interface OwnPersonKeys {
  /** X25519 (RFC 7748), 32 bytes each. */
  box: { publicKey: Bytes; secretKey: Bytes };
  /** Ed25519 (RFC 8032); the secret key is seed and public key, 64 bytes. */
  sign: { publicKey: Bytes; secretKey: Bytes };
}

/** What others know of a wallet. */
export interface Card {
  /** As its owner calls themselves; may be empty. */
  name: string;
  keys: PersonKeys;
}

/** @param secret of the wallet's words, `0x` and hex; the same on each of its devices */
export async function ownPersonKeys(secret: string): Promise<OwnPersonKeys> {
  const seed = fromHex(secret);
  const [box, sign] = await Promise.all([hkdf(seed, 'satchel/people/box'), hkdf(seed, 'satchel/people/sign')]);
  return {
    box: nacl.box.keyPair.fromSecretKey(box) as OwnPersonKeys['box'],
    sign: nacl.sign.keyPair.fromSeed(sign) as OwnPersonKeys['sign'],
  };
}

const hexOf = (bytes: Uint8Array): string => toHex(bytes).slice(2);
const bytesOf = (hex: string): Bytes => fromHex(`0x${hex}`);

export const publicKeysOf = ({ box, sign }: OwnPersonKeys): PersonKeys => ({
  box: hexOf(box.publicKey),
  sign: hexOf(sign.publicKey),
});

export const haveSameKeys = (a: PersonKeys, b: PersonKeys): boolean => a.box === b.box && a.sign === b.sign;

/** Thirty digits of both keys, 99 bits, in six groups: what two people read to each other. */
export function digitsOf({ box, sign }: PersonKeys): string {
  const hash = sha256(concat(COMPARED, bytesOf(box), bytesOf(sign)));
  return Array.from({ length: GROUPS }, (_, group) => {
    // Five bytes a group, as Signal's safety numbers: what a remainder favours is not worth an attacker's while.
    const value = hash.subarray(5 * group, 5 * group + 5).reduce((sum, byte) => sum * 256 + byte, 0);
    return String(value % 10 ** DIGITS_A_GROUP).padStart(DIGITS_A_GROUP, '0');
  }).join(' ');
}

/** A wallet's card as text, signed by itself (docs/spec/share.md). */
export function writeCard(keys: OwnPersonKeys, name: string): string {
  return CARD_PREFIX + toBase64Url(cardBytes(keys, name));
}

/** The same in bytes: name's length, name, both keys, signature. */
export function cardBytes({ box, sign }: OwnPersonKeys, name: string): Bytes {
  const called = utf8(name);
  const body = concat(Uint8Array.of(called.length), called, box.publicKey, sign.publicKey);
  return concat(body, nacl.sign.detached(concat(SIGNED, body), sign.secretKey));
}

/** @throws WalletError `card-damaged` on anything but a whole card whose signature holds */
export function readCard(text: string): Card {
  const typed = text.replace(/\s+/g, '');
  if (!typed.startsWith(CARD_PREFIX) || typed.length > MAX_CARD_CHARS) throw new WalletError('card-damaged');
  try {
    return readCardBytes(fromBase64Url(typed.slice(CARD_PREFIX.length)));
  } catch (cause) {
    throw new WalletError('card-damaged', 'this is no contact card', { cause });
  }
}

/** @throws Error on anything but a whole card whose signature holds */
export function readCardBytes(bytes: Uint8Array): Card {
  const length = bytes[0] ?? 0;
  const keysFrom = 1 + length;
  const body = bytes.slice(0, keysFrom + 2 * KEY);
  const signature = bytes.slice(body.length);
  const [box, sign] = [body.slice(keysFrom, keysFrom + KEY), body.slice(keysFrom + KEY)];
  if (sign.length !== KEY || signature.length !== nacl.sign.signatureLength) throw new RangeError('cut off');
  if (!isSafeKey(box)) throw new RangeError('sealing to this key would keep nothing secret');
  if (!nacl.sign.detached.verify(concat(SIGNED, body), signature, sign)) throw new RangeError('not signed by its key');
  const name = fromUtf8(body.slice(1, keysFrom));
  const isPlain = name === visibleText(name).replace(/\s+/g, ' ').trim() && name.length <= MAX_CONTACT_NAME_CHARS;
  if (!isPlain || !isEqual(utf8(name), body.slice(1, keysFrom))) throw new RangeError('not a name');
  return { name, keys: { box: hexOf(box), sign: hexOf(sign) } };
}
