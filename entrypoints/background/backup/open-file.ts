import { type Bytes, fromBase64 } from '#lib/crypto/bytes';
import { checkKdf, HEADER_VERSION, type Header, openByPassword, openByWords, type Secrets } from '#lib/keyring/index';
import { type Opening, WalletError } from '#lib/protocol/index';
import { openFileKey, openForDevice, type PairingKeys, type ReadHeader, type WalletKey } from '#lib/vault/file/index';
import { read } from '../storage';

/** The file's key, and the entropy of the 12 words where what opened it tells them. */
export async function openFile(head: ReadHeader, opening: Opening): Promise<{ fileKey: Bytes; entropy: Bytes }> {
  const { key } = head.header;
  if (key.by === 'pairing') return openForDevice(key, await pairingKeys());
  checkKdf(key.kdf);
  const { root, entropy } = await openSecrets(key, opening);
  const fileKey = await openFileKey(key, root);
  root.fill(0);
  return { fileKey, entropy };
}

function openSecrets(key: WalletKey, opening: Opening): Promise<Secrets> {
  // A file's wraps are those of the vault header that it was written beside.
  const { by: _by, file: _file, ...wraps } = key;
  const header: Header = { v: HEADER_VERSION, rev: 0, vaultId: NO_VAULT, phraseKept: false, passkeys: [], ...wraps };
  if (opening.by === 'password') return openByPassword(header, fromBase64(opening.kek));
  if (opening.by === 'words') return openByWords(header, opening.words);
  throw new WalletError('other-device', 'this file was not made for pairing');
}

const NO_VAULT = '00000000-0000-0000-0000-000000000000';

async function pairingKeys(): Promise<PairingKeys> {
  const kept = await read<{ publicKey: string; secretKey: string } | null>('session', 'pairing', null);
  if (!kept) throw new WalletError('other-device', 'no pairing was begun here');
  return { publicKey: fromBase64(kept.publicKey), secretKey: fromBase64(kept.secretKey) };
}
