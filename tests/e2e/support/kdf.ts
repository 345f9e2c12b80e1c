import { argon2id } from 'hash-wasm';
import type { KdfHeader } from '#lib/protocol/kdf';

/** The key that one of our pages makes of a password, base64. */
export async function kekOf(password: string, kdf: KdfHeader): Promise<string> {
  const kek = await argon2id({
    password,
    salt: Buffer.from(kdf.salt, 'base64'),
    iterations: kdf.passes,
    parallelism: kdf.lanes,
    memorySize: kdf.memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  });
  return Buffer.from(kek).toString('base64');
}
