/** A wallet file for one new device: its key is sealed to a key that only that device has. */
import nacl from 'tweetnacl';
import { type Bytes, concat, fromBase64, randomBytes, toBase64, utf8 } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';
import { WalletError } from '#lib/protocol/index';
import type { PairingKey } from './header';

/** Crockford's base32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECK_BYTES = 3;
const GROUP = 4;
const COMPARE_ROUNDS = 200_000;
const COMPARE_DIGITS = 12;

export interface PairingKeys {
  publicKey: Bytes;
  secretKey: Bytes;
}

export function newPairing(): PairingKeys {
  const { publicKey, secretKey } = nacl.box.keyPair();
  return { publicKey: publicKey as Bytes, secretKey: secretKey as Bytes };
}

/** The new device's public key with a check, in groups of four: 14 of them. */
export function pairingCode(publicKey: Bytes): string {
  const spelled = toBase32(concat(publicKey, checkOf(publicKey)));
  return spelled.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? '';
}

/**
 * Reads a code as a person types it: any case, with or without dashes, O for 0, I and L for 1.
 *
 * @throws WalletError `bad-code`
 */
export function readPairingCode(typed: string): Bytes {
  const spelled = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const bytes = fromBase32(spelled);
  const publicKey = bytes?.slice(0, nacl.box.publicKeyLength);
  const isWhole = bytes?.length === nacl.box.publicKeyLength + CHECK_BYTES && toBase32(bytes) === spelled;
  if (!publicKey || !isWhole || toBase64(checkOf(publicKey)) !== toBase64(bytes.slice(-CHECK_BYTES))) {
    throw new WalletError('bad-code', 'this is not a pairing code');
  }
  return publicKey;
}

/**
 * Twelve digits that stand for some public keys, for two people or two screens to compare. Slow to make, so that
 * nobody finds another key with the same digits in time.
 */
export async function compareDigits(...publicKeys: Bytes[]): Promise<string> {
  const key = await crypto.subtle.importKey('raw', concat(...publicKeys), 'PBKDF2', false, ['deriveBits']);
  const salt = utf8('satchel/pairing/compare');
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: COMPARE_ROUNDS };
  const bits = new DataView(await crypto.subtle.deriveBits(params, key, 64));
  const digits = (bits.getBigUint64(0) % 10n ** BigInt(COMPARE_DIGITS)).toString().padStart(COMPARE_DIGITS, '0');
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}

/**
 * Seals a file's key, and the entropy of the 12 words, to a new device. The sender's key is made for this alone.
 *
 * @throws WalletError `bad-code` on a public key that gives every sender the same secret
 */
export function sealToDevice(to: Bytes, fileKey: Bytes, entropy: Bytes): PairingKey {
  const sender = newPairing();
  const nonce = randomBytes(nacl.box.nonceLength);
  const box = nacl.box.after(concat(fileKey, entropy), nonce, sharedKey(to, sender.secretKey));
  sender.secretKey.fill(0);
  return {
    by: 'pairing',
    to: toBase64(to),
    from: toBase64(sender.publicKey),
    nonce: toBase64(nonce),
    box: toBase64(box),
  };
}

/** @throws WalletError `other-device` when the file was made for another device */
export function openForDevice(key: PairingKey, own: PairingKeys): { fileKey: Bytes; entropy: Bytes } {
  const [to, from, nonce, box] = [key.to, key.from, key.nonce, key.box].map(fromBase64) as [Bytes, Bytes, Bytes, Bytes];
  if (toBase64(to) !== toBase64(own.publicKey)) throw new WalletError('other-device', 'made for another device');
  const fits = from.length === nacl.box.publicKeyLength && nonce.length === nacl.box.nonceLength;
  const opened = fits ? nacl.box.open.after(box, nonce, sharedKey(from, own.secretKey)) : null;
  if (opened?.length !== 48) throw new WalletError('file-header', 'the header was altered');
  return { fileKey: opened.slice(0, 32) as Bytes, entropy: opened.slice(32) as Bytes };
}

/** RFC 7748, section 6.1: an all-zero secret means a public key of low order. @throws WalletError `bad-code` */
function sharedKey(publicKey: Bytes, secretKey: Bytes): Uint8Array {
  const secret = nacl.scalarMult(secretKey, publicKey);
  if (secret.every((byte) => byte === 0)) throw new WalletError('bad-code', 'this key is not safe');
  return nacl.box.before(publicKey, secretKey);
}

const checkOf = (publicKey: Bytes): Bytes => sha256(utf8('satchel-pairing-code'), publicKey).slice(0, CHECK_BYTES);

function toBase32(bytes: Bytes): string {
  let [value, bits, out] = [0, 0, ''];
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(value >>> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? out + ALPHABET[(value << (5 - bits)) & 31] : out;
}

function fromBase32(text: string): Bytes | null {
  const bytes: number[] = [];
  let [value, bits] = [0, 0];
  for (const char of text) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) return null;
    value = (value << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 255);
    }
    value &= (1 << bits) - 1;
  }
  return new Uint8Array(bytes);
}
