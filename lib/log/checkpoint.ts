/** Checkpoints: size and root of a log, signed, as a C2SP tlog-checkpoint in a C2SP signed note. */
import nacl from 'tweetnacl';
import { type Bytes, concat, fromBase64, toBase64, toHex, utf8 } from '#lib/crypto/bytes';
import { isWellFormed } from '#lib/crypto/canonical';
import { sha256 } from '#lib/crypto/hash';
import { must } from './fault';

export interface Checkpoint {
  /** Names the log; the signing key goes by the same name. */
  origin: string;
  /** Number of leaves. */
  size: number;
  root: Uint8Array;
}

/** As many characters as a proof file takes. */
export const MAX_CHECKPOINT_CHARS = 2_000;
const MAX_ORIGIN_CHARS = 200;
const ED25519 = 0x01;
const KEY_ID_BYTES = 4;

interface Note {
  checkpoint: Checkpoint;
  /** The signed text, with its final newline. */
  text: string;
  signatures: { name: string; keyId: Bytes; signature: Bytes }[];
}

/**
 * Origin of this installation's log. The log is not published, so its name must lead nowhere:
 * `.invalid` is reserved for that (RFC 2606).
 */
export function logOrigin(logId: string): string {
  const origin = `satchel.invalid/log/${logId}`;
  if (!isOrigin(origin)) throw new RangeError('a log id has no spaces and no plus');
  return origin;
}

/** @param seed the log key's 32 secret bytes (RFC 8032). */
export function logPublicKey(seed: Uint8Array): Bytes {
  return nacl.sign.keyPair.fromSeed(seed).publicKey as Bytes;
}

/** @throws RangeError on an origin or size that no checkpoint can have. */
export function signCheckpoint(checkpoint: Checkpoint, seed: Uint8Array): string {
  const { origin, size, root } = checkpoint;
  if (!isOrigin(origin) || !Number.isSafeInteger(size) || size < 0 || root.length !== 32) {
    throw new RangeError('not a checkpoint');
  }
  const text = `${origin}\n${size}\n${toBase64(root)}\n`;
  const { publicKey, secretKey } = nacl.sign.keyPair.fromSeed(seed);
  const signature = nacl.sign.detached(utf8(text), secretKey);
  return `${text}\n— ${origin} ${toBase64(concat(keyId(origin, publicKey), signature))}\n`;
}

/**
 * Checks a checkpoint's signature. Lines by other keys are ignored, as the signed note asks.
 *
 * @param publicKey the log's Ed25519 key, 32 bytes.
 * @throws ProofError `checkpoint-unsigned` without a line by this key, `checkpoint-signature` on a wrong one,
 *   or what `parseCheckpoint` throws.
 */
export function verifyCheckpoint(note: string, publicKey: Uint8Array): Checkpoint {
  const { checkpoint, text, signatures } = readNote(note);
  const id = keyId(checkpoint.origin, publicKey);
  const ours = signatures.filter((line) => line.name === checkpoint.origin && toHex(line.keyId) === toHex(id));
  must(ours.length > 0, 'checkpoint-unsigned');
  const signed = utf8(text);
  for (const { signature } of ours) {
    must(isStrict(signature) && nacl.sign.detached.verify(signed, signature, publicKey), 'checkpoint-signature');
  }
  return checkpoint;
}

/**
 * Reads a checkpoint without checking who signed it.
 *
 * @throws ProofError with a fault that begins with `checkpoint-`.
 */
export function parseCheckpoint(note: string): Checkpoint {
  return readNote(note).checkpoint;
}

function readNote(note: string): Note {
  must(note.length <= MAX_CHECKPOINT_CHARS, 'checkpoint-too-long');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the signed note forbids them.
  must(!/[\u0000-\u0009\u000b-\u001f]/.test(note) && isWellFormed(note), 'checkpoint-characters');
  const border = note.lastIndexOf('\n\n');
  must(border > 0 && note.endsWith('\n'), 'checkpoint-form');
  const text = note.slice(0, border + 1);
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n');
  must(isOrigin(origin), 'checkpoint-origin');
  must(/^(0|[1-9][0-9]{0,15})$/.test(size) && Number.isSafeInteger(Number(size)), 'checkpoint-size');
  const hash = strictBase64(root);
  must(hash?.length === 32, 'checkpoint-root');
  must(!extensions.includes(''), 'checkpoint-form');
  const lines = note.slice(border + 2, -1).split('\n');
  return { checkpoint: { origin, size: Number(size), root: hash }, text, signatures: lines.map(readSignature) };
}

function readSignature(line: string): Note['signatures'][number] {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ');
  const bytes = strictBase64(encoded);
  must(dash === '—' && isOrigin(name) && rest.length === 0, 'checkpoint-signature-line');
  must(bytes !== null && bytes.length > KEY_ID_BYTES, 'checkpoint-signature-line');
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) };
}

/** A key's name in a note: no spaces, no plus. */
function isOrigin(name: string): boolean {
  return name.length <= MAX_ORIGIN_CHARS && /^[^\s+]+$/u.test(name);
}

function keyId(name: string, publicKey: Uint8Array): Bytes {
  return sha256(utf8(`${name}\n`), Uint8Array.of(ED25519), publicKey).slice(0, KEY_ID_BYTES);
}

/** The one spelling of some bytes in base64, or null. */
function strictBase64(text: string): Bytes | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = fromBase64(text);
  return toBase64(bytes) === text ? bytes : null;
}

/** Order of the Ed25519 base point (RFC 8032, section 5.1). */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

/** RFC 8032, section 5.1.7, wants S below L; tweetnacl does not look, and would take a second spelling. */
function isStrict(signature: Uint8Array): boolean {
  if (signature.length !== nacl.sign.signatureLength) return false;
  return BigInt(toHex(signature.slice(32).reverse())) < L;
}
