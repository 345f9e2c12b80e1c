/** How a wallet file's own key is kept in its header. */
import { type Bytes, fromBase64, toBase64 } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { unwrap, wrap } from '#lib/crypto/seal';
import { WalletError } from '#lib/protocol/index';
import type { FileHeader, WalletKey } from './header';

const PURPOSE = 'wallet-file';

/** What opens every file that a vault writes. @param root the vault's root key, 32 bytes */
export const backupKey = (root: Bytes): Promise<Bytes> => hkdf(root, `satchel/${PURPOSE}`);

/**
 * The header's key part for a file of this vault.
 *
 * @param wraps the root key's wraps, as the vault's own header has them
 * @param key what `backupKey` gave
 */
export async function wrapFileKey(
  fileKey: Bytes,
  key: Bytes,
  wraps: Pick<WalletKey, 'kdf' | 'rootByPassword' | 'rootByPhrase' | 'phraseByPassword'>,
): Promise<WalletKey> {
  const { kdf, rootByPassword, rootByPhrase, phraseByPassword } = wraps;
  const { iv, body } = await wrap(key, PURPOSE, fileKey);
  return {
    by: 'wallet',
    kdf,
    rootByPassword,
    rootByPhrase,
    phraseByPassword,
    file: { iv: toBase64(iv), body: toBase64(body) },
  };
}

/** @throws WalletError `file-header` when the root key is right and the file's key does not open */
export const openFileKey = async (key: WalletKey, root: Bytes): Promise<Bytes> => openWith(await backupKey(root), key);

/** Whether a file is of this vault. @param key what `backupKey` gave */
export async function isOfVault(header: FileHeader['key'], key: Bytes): Promise<boolean> {
  if (header.by !== 'wallet') return false;
  return openWith(key, header).then(
    (opened) => {
      opened.fill(0);
      return true;
    },
    () => false,
  );
}

async function openWith(key: Bytes, { file }: WalletKey): Promise<Bytes> {
  try {
    const wrapped = { iv: fromBase64(file.iv), body: fromBase64(file.body) };
    return await unwrap(key, PURPOSE, wrapped);
  } catch (cause) {
    throw new WalletError('file-header', 'the header was altered', { cause });
  }
}
