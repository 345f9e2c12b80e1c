import { type Bytes, fromBase64, toBase64 } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { importAesKey } from '#lib/crypto/seal';

export type KeyClass = 'ordinary' | 'sensitive';

/** The secret of each class of records; what is missing is locked. base64: `storage.session` keeps no bytes. */
export type ClassSecrets = { [name in KeyClass]?: string };

/** Room for the epochs of every bucket, and for those that are being left. */
const MAX_CACHED = 96;

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

/** Makes the keys of these secrets, each of them once: for a vault that is being made. */
export function classKeysOf(
  secrets: Required<ClassSecrets>,
): (name: KeyClass, epoch: Bytes | null) => Promise<CryptoKey> {
  const made = {
    ordinary: new Map<Bytes | null, Promise<CryptoKey>>(),
    sensitive: new Map<Bytes | null, Promise<CryptoKey>>(),
  };
  return (name, epoch) => {
    const key = made[name].get(epoch) ?? classKey(secrets[name], epoch);
    made[name].set(epoch, key);
    return key;
  };
}

/**
 * Class keys that were made, in the order of making. They cannot be extracted. An epoch is known by its very bytes in
 * memory, where all of them stand in one table: to compare them would take as long as to open a record.
 */
export class ClassKeyCache {
  readonly #keys = { ordinary: new Map<Bytes | null, CryptoKey>(), sensitive: new Map<Bytes | null, CryptoKey>() };

  get(name: KeyClass, epoch: Bytes | null): CryptoKey | undefined {
    return this.#keys[name].get(epoch);
  }

  set(name: KeyClass, epoch: Bytes | null, key: CryptoKey): void {
    const keys = this.#keys[name];
    const [oldest] = keys.keys();
    if (keys.size >= MAX_CACHED && oldest !== undefined) keys.delete(oldest);
    keys.set(epoch, key);
  }

  clear(): void {
    for (const keys of Object.values(this.#keys)) keys.clear();
  }
}
