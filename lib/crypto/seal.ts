import { type Bytes, randomBytes, utf8 } from './bytes';

/**
 * Where a record stands. Bound to it as additional data, so that records cannot take each other's place. An older
 * version of the same record still opens in its own place: see 'not defended' in docs/threat-model.md.
 */
export interface Place {
  vault: string;
  store: string;
  id: string;
  schema: number;
  revision: number;
}

/** A record at rest: AES-256-GCM under a key of its own, which is wrapped under a class key. */
export interface Sealed {
  /** 12-byte nonce and wrapped record key (48 bytes with tag). */
  wrapIv: Bytes;
  wrapped: Bytes;
  /** 12-byte nonce and ciphertext with tag. */
  iv: Bytes;
  body: Bytes;
}

const IV_BYTES = 12;

/** Length-safe: a JSON array has one reading only. */
function additionalData(place: Place): Bytes {
  return utf8(JSON.stringify(['satchel-record-v1', place.vault, place.store, place.id, place.schema, place.revision]));
}

/**
 * A key that seals, opens and wraps.
 *
 * @param key 32 bytes
 */
export function importAesKey(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt', 'unwrapKey']);
}

/** Seals a record under a fresh key, wrapped under `classKey`. */
export async function seal(classKey: CryptoKey, place: Place, plaintext: Bytes): Promise<Sealed> {
  const aad = additionalData(place);
  const recordKey = randomBytes(32);
  const [iv, wrapIv] = [randomBytes(IV_BYTES), randomBytes(IV_BYTES)];
  const key = await importAesKey(recordKey);
  const [body, wrapped] = await Promise.all([
    crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad }, key, plaintext),
    crypto.subtle.encrypt({ name: 'AES-GCM', iv: wrapIv, additionalData: aad }, classKey, recordKey),
  ]);
  recordKey.fill(0);
  return { wrapIv, wrapped: new Uint8Array(wrapped), iv, body: new Uint8Array(body) };
}

/**
 * Opens a record.
 *
 * @throws DOMException (OperationError) when key, place or bytes are not those that were sealed
 */
export async function open(classKey: CryptoKey, place: Place, sealed: Sealed): Promise<Bytes> {
  const aad = additionalData(place);
  const wrapping = { name: 'AES-GCM', iv: sealed.wrapIv, additionalData: aad };
  const key = await crypto.subtle.unwrapKey('raw', sealed.wrapped, classKey, wrapping, 'AES-GCM', false, ['decrypt']);
  const params = { name: 'AES-GCM', iv: sealed.iv, additionalData: aad };
  return new Uint8Array(await crypto.subtle.decrypt(params, key, sealed.body));
}

/**
 * Moves a record's own key from one class key to another; the record itself stays as it is.
 *
 * @throws DOMException (OperationError) when `from` or place are not those that it was sealed with
 */
export async function rewrap(
  from: CryptoKey,
  to: CryptoKey,
  place: Place,
  { wrapIv, wrapped }: Pick<Sealed, 'wrapIv' | 'wrapped'>,
): Promise<Pick<Sealed, 'wrapIv' | 'wrapped'>> {
  const aad = additionalData(place);
  const unwrap = { name: 'AES-GCM', iv: wrapIv, additionalData: aad };
  const recordKey = new Uint8Array(await crypto.subtle.decrypt(unwrap, from, wrapped));
  const iv = randomBytes(IV_BYTES);
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad }, to, recordKey);
  recordKey.fill(0);
  return { wrapIv: iv, wrapped: new Uint8Array(body) };
}

/** A secret wrapped under a key, as base64 text in the header (docs/architecture.md, keys). */
export interface Wrapped {
  iv: Bytes;
  body: Bytes;
}

/** Wraps a short secret under 32 bytes of key; `purpose` is bound as additional data. */
export async function wrap(key: Bytes, purpose: string, secret: Bytes): Promise<Wrapped> {
  const iv = randomBytes(IV_BYTES);
  const params = { name: 'AES-GCM', iv, additionalData: utf8(purpose) };
  return { iv, body: new Uint8Array(await crypto.subtle.encrypt(params, await importAesKey(key), secret)) };
}

/** @throws DOMException (OperationError) when the key or purpose is another */
export async function unwrap(key: Bytes, purpose: string, wrapped: Wrapped): Promise<Bytes> {
  const params = { name: 'AES-GCM', iv: wrapped.iv, additionalData: utf8(purpose) };
  return new Uint8Array(await crypto.subtle.decrypt(params, await importAesKey(key), wrapped.body));
}
