import { argon2id } from 'hash-wasm';
import nacl from 'tweetnacl';
import { type Bytes, fromBase64 } from '#lib/crypto/bytes';
import { checkKdf, HEADER_VERSION, openByPassword, openByWords } from '#lib/keyring/index';
import { MAX_HEADER_BYTES } from '#lib/vault/file/header';
import {
  FileReader,
  openFileKey,
  openForDevice,
  type PairingKeys,
  type ReadHeader,
  readHeader,
} from '#lib/vault/file/index';
import { NOTHING_HELD, Weighing } from '#lib/vault/merge/index';
import { CHECKS } from '../../../../entrypoints/background/backup/write-file';

export type Opening =
  | { by: 'password'; password: string }
  | { by: 'words'; words: string }
  | { by: 'pairing'; secretKey: string };

/** The file's key, as whoever restores gets it. */
async function fileKeyOf(head: ReadHeader, opening: Opening): Promise<Bytes> {
  const { key } = head.header;
  if (key.by === 'pairing') return openForDevice(key, deviceOf(opening)).fileKey;
  checkKdf(key.kdf);
  const { by: _by, file: _file, ...wraps } = key;
  const vaultId = '00000000-0000-0000-0000-000000000000';
  const header = { v: HEADER_VERSION, rev: 0, vaultId, phraseKept: false, passkeys: [], ...wraps } as const;
  const { root } = await (opening.by === 'words'
    ? openByWords({ ...header, passkeys: [] }, opening.words.split(' '))
    : openByPassword({ ...header, passkeys: [] }, await kekOf(opening, key.kdf)));
  return openFileKey(key, root);
}

function deviceOf(opening: Opening): PairingKeys {
  if (opening.by !== 'pairing') throw new Error('not a pairing');
  const { publicKey, secretKey } = nacl.box.keyPair.fromSecretKey(fromBase64(opening.secretKey));
  return { publicKey: publicKey as Bytes, secretKey: secretKey as Bytes };
}

async function kekOf(opening: Opening, kdf: { memoryKiB: number; passes: number; lanes: number; salt: string }) {
  if (opening.by !== 'password') throw new Error('not a password');
  const kek = await argon2id({
    password: opening.password.normalize('NFKC'),
    salt: fromBase64(kdf.salt),
    iterations: kdf.passes,
    parallelism: kdf.lanes,
    memorySize: kdf.memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  });
  return kek as Bytes;
}

/** Reads a whole file beside nothing, in parts of some size. */
export async function readWhole(file: Bytes, key: Opening | Bytes, partBytes = 10_000): Promise<Weighing> {
  const head = readHeader(file.subarray(0, MAX_HEADER_BYTES));
  const weighing = new Weighing({ vault: NOTHING_HELD, fresh: true, ...CHECKS });
  const fileKey = key instanceof Uint8Array ? key : await fileKeyOf(head, key);
  const reader = await FileReader.open(head, fileKey, (line) => weighing.line(line));
  for (let from = head.length; from < file.length; from += partBytes) {
    await reader.push(file.slice(from, from + partBytes));
  }
  await reader.finish();
  return weighing;
}
