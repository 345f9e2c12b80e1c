import { argon2id } from 'hash-wasm';
import { type KdfHeader, WalletError } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';

const KEK_BYTES = 32;
const SALT_BYTES = 16;

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

/** Argon2id at 64 MiB and three passes: several times OWASP's floor, about half a second in a page. */
export function newKdf(): KdfHeader {
  const salt = base64(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
  return { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1, salt };
}

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

/**
 * The key of this wallet that a password makes.
 *
 * @throws WalletError `no-wallet`
 */
export async function walletKek(password: string): Promise<string> {
  const kdf = await call('wallet.kdf', {});
  if (!kdf) throw new WalletError('no-wallet');
  return deriveKek(password, kdf);
}

/** Lets the page draw what it says before Argon2id takes its thread. */
export const afterPaint = () => new Promise((resolve) => setTimeout(resolve, 40));
