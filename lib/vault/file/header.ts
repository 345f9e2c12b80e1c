/** The clear part of a wallet file (docs/spec/wallet-file.md): how to open it, nothing of what is in it. */
import * as v from 'valibot';
import { type Bytes, concat, fromBase64, fromUtf8, toBase64, utf8 } from '#lib/crypto/bytes';
import { canonicalJson } from '#lib/crypto/canonical';
import { hkdf } from '#lib/crypto/kdf';
import { WalletError } from '#lib/protocol/index';

export const MAGIC = 'satchel-wallet-file';
export const FILE_VERSION = 1;
/** Magic, header and its code fit into this; a reader need not look further for them. */
export const MAX_HEADER_BYTES = 16_384;
const MAC_BYTES = 32;

const base64 = (bytes: number) => v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil(bytes / 3) * 4));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const wrapped = v.strictObject({ iv: base64(12), body: base64(64) });

const WalletKeySchema = v.strictObject({
  by: v.literal('wallet'),
  kdf: v.strictObject({
    name: v.literal('argon2id'),
    memoryKiB: count,
    passes: count,
    lanes: count,
    salt: base64(32),
  }),
  /** The root key of the vault that wrote the file, under the password; the same under the 12 words. */
  rootByPassword: wrapped,
  rootByPhrase: wrapped,
  /** The 12 words' entropy under the password. */
  phraseByPassword: wrapped,
  /** The file's own key, under a key that comes from the root key. */
  file: wrapped,
});

const PairingKeySchema = v.strictObject({
  by: v.literal('pairing'),
  /** X25519 public keys: of the new device, and one that was made for this file. */
  to: base64(32),
  from: base64(32),
  nonce: base64(24),
  box: base64(64),
});

const HeaderSchema = v.strictObject({
  /** Unix milliseconds, by the writer's clock. */
  created: count,
  key: v.variant('by', [WalletKeySchema, PairingKeySchema]),
});
export type FileHeader = v.InferOutput<typeof HeaderSchema>;
export type WalletKey = v.InferOutput<typeof WalletKeySchema>;
export type PairingKey = v.InferOutput<typeof PairingKeySchema>;

export interface ReadHeader {
  header: FileHeader;
  /** The bytes that the code covers. */
  text: Bytes;
  mac: Bytes;
  /** Where the body begins. */
  length: number;
}

/** Magic, header and its code, each on a line. @param fileKey 32 random bytes */
export async function writeHeader(header: FileHeader, fileKey: Bytes): Promise<Bytes> {
  const text = utf8(`${MAGIC}/${FILE_VERSION}\n${canonicalJson(header)}\n`);
  return concat(text, utf8(`${toBase64(await macOf(text, fileKey))}\n`));
}

/**
 * Reads the header without checking its code: for that the file's key is needed.
 *
 * @param start the file's first bytes, `MAX_HEADER_BYTES` of them or all
 * @throws WalletError `file-foreign`, `file-newer`, `file-header`
 */
export function readHeader(start: Uint8Array): ReadHeader {
  const lines: { text: string; end: number }[] = [];
  for (let from = 0; lines.length < 3; ) {
    const end = start.subarray(0, MAX_HEADER_BYTES).indexOf(0x0a, from);
    if (end < 0) break;
    lines.push({ text: asText(start.subarray(from, end)), end: end + 1 });
    from = end + 1;
  }
  const [magic, json, mac] = lines;
  checkMagic(magic?.text ?? '');
  if (!json || !mac) throw new WalletError('file-header', 'the header is not whole');
  const code = decoded(mac.text);
  if (code.length !== MAC_BYTES) throw new WalletError('file-header', 'the header has no code');
  const text = start.slice(0, json.end) as Bytes;
  return { header: parse(json.text), text, mac: code, length: mac.end };
}

/** @throws WalletError `file-header` when the header is not the one that was written with this key */
export async function checkHeader({ text, mac }: ReadHeader, fileKey: Bytes): Promise<void> {
  const expected = await macOf(text, fileKey);
  // Both are public to whoever has the key: nothing is learned from the time that this takes.
  if (toBase64(expected) !== toBase64(mac)) throw new WalletError('file-header', 'the header was altered');
}

/** HMAC-SHA-256 under a key of its own. */
async function macOf(text: Bytes, fileKey: Bytes): Promise<Bytes> {
  const secret = await hkdf(fileKey, 'satchel/wallet-file/header');
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, text));
}

function checkMagic(line: string): void {
  const version = new RegExp(`^${MAGIC}/([1-9][0-9]{0,5})$`).exec(line)?.[1];
  if (version === undefined) throw new WalletError('file-foreign', 'not a wallet file');
  if (Number(version) !== FILE_VERSION) throw new WalletError('file-newer', 'a later version wrote this file');
}

function parse(json: string): FileHeader {
  try {
    const value: unknown = JSON.parse(json);
    const header = v.parse(HeaderSchema, value);
    // One spelling only: what was checked is what was written.
    if (canonicalJson(value) === json) return header;
  } catch {
    // Not JSON, or not a header: the same answer as for another spelling.
  }
  throw new WalletError('file-header', 'the header is damaged');
}

function decoded(text: string): Bytes {
  try {
    return fromBase64(text);
  } catch {
    return new Uint8Array();
  }
}

function asText(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    return '';
  }
}
