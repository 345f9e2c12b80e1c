import { argon2id } from 'hash-wasm';
import { type Auth, type KdfHeader, newKdf, WalletError, type WaysIn } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';

const KEK_BYTES = 32;

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

/**
 * The key that a password makes, base64. It runs here, in a page, because the worker takes twice as long.
 * The password is put into NFKC first, so that every keyboard types the same one.
 */
export async function deriveKek(password: string, kdf: KdfHeader): Promise<string> {
  const kek = await argon2id({
    password: password.normalize('NFKC'),
    salt: Uint8Array.from(atob(kdf.salt), (char) => char.charCodeAt(0)),
    iterations: kdf.passes,
    parallelism: kdf.lanes,
    memorySize: kdf.memoryKiB,
    hashLength: KEK_BYTES,
    outputType: 'binary',
  });
  return base64(kek);
}

/** A password as the background knows it: the key that it makes, and how. */
export interface Password {
  kdf: KdfHeader;
  kek: string;
}

async function derive(password: string, kdf: KdfHeader): Promise<Password> {
  return { kdf, kek: await deriveKek(password, kdf) };
}

/** A password that is being set. */
export const newPassword = (password: string): Promise<Password> => derive(password, newKdf());

/** How this wallet can be unlocked. @throws WalletError `no-wallet` */
export async function waysIn(): Promise<WaysIn> {
  const ways = await call('wallet.ways', {});
  if (!ways) throw new WalletError('no-wallet');
  return ways;
}

/** The password that a person typed for this wallet. @throws WalletError `no-wallet` */
export async function passwordAuth(password: string): Promise<Auth> {
  return { by: 'password', kek: await deriveKek(password, (await waysIn()).kdf) };
}

/** The same, to unlock: under stronger parameters too, when the defaults have risen since it was set. */
export async function passwordUnlock(password: string): Promise<{ auth: Auth; stronger: Password | null }> {
  const { kdf, stronger } = await waysIn();
  const kek = await deriveKek(password, kdf);
  return { auth: { by: 'password', kek }, stronger: stronger && (await derive(password, stronger)) };
}

/** Lets the page draw what it says before Argon2id takes its thread. */
export const afterPaint = () => new Promise((resolve) => setTimeout(resolve, 40));
