import { type Bytes, fromBase64, toBase64 } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { importAesKey } from '#lib/crypto/seal';

export type KeyClass = 'ordinary' | 'sensitive';

/** The secret of each class of records; what is missing is locked. base64: `storage.session` keeps no bytes. */
export type ClassSecrets = { [name in KeyClass]?: string };

/** Room for the epochs of every bucket in both classes, and for those that are being left. */
const MAX_CACHED = 192;

const classSecret = (root: Bytes, name: KeyClass): Promise<Bytes> => hkdf(root, `satchel/class/${name}`);

export async function classSecrets(root: Bytes): Promise<Required<ClassSecrets>> {
  const [ordinary, sensitive] = await Promise.all([classSecret(root, 'ordinary'), classSecret(root, 'sensitive')]);
  return { ordinary: toBase64(ordinary), sensitive: toBase64(sensitive) };
}

/**
 * The key of one class in one epoch.
 *
 * @param epoch random bytes that are destroyed to forget; null for records from before there were epochs
 */
export async function classKey(secret: string, epoch: Bytes | null): Promise<CryptoKey> {
  const bytes = fromBase64(secret);
  return importAesKey(epoch ? await hkdf(bytes, 'satchel/epoch', epoch) : bytes);
}

/** Class keys that were made, in the order of making. They cannot be extracted. */
export class ClassKeyCache {
  readonly #keys = new Map<string, CryptoKey>();

  get(name: KeyClass, epoch: Bytes | null): CryptoKey | undefined {
    return this.#keys.get(cacheId(name, epoch));
  }

  set(name: KeyClass, epoch: Bytes | null, key: CryptoKey): void {
    const [oldest] = this.#keys.keys();
    if (this.#keys.size >= MAX_CACHED && oldest !== undefined) this.#keys.delete(oldest);
    this.#keys.set(cacheId(name, epoch), key);
  }

  clear(): void {
    this.#keys.clear();
  }
}

const cacheId = (name: KeyClass, epoch: Bytes | null) => `${name}/${epoch ? toBase64(epoch) : ''}`;
