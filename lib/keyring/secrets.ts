import { type Bytes, fromBase64, randomBytes, toBase64 } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { unwrap, type Wrapped, wrap } from '#lib/crypto/seal';
import { type ErrorCode, type KdfHeader, MAX_PASSKEYS, WalletError } from '#lib/protocol/index';
import { checkKdf, HEADER_VERSION, type Header, type Passkey } from './header';
import { entropyOf, recoveryKey } from './phrase';

/** What all else comes from. Never in the session: only a password, a passkey or the words open it. */
export interface Secrets {
  /** The vault's random root key, 32 bytes. */
  root: Bytes;
  /** What the 12 words stand for, 16 bytes. */
  entropy: Bytes;
}

type WrappedText = Header['rootByPassword'];
/** Bound to each wrapped secret, so that one cannot stand in the place of another. */
const PURPOSE = { root: 'root', phrase: 'phrase', recovery: 'recovery' } as const;

const passwordKey = (kek: Bytes, purpose: string) => hkdf(kek, `satchel/password/${purpose}`);
const passkeyKey = (prf: Bytes, purpose: string) => hkdf(prf, `satchel/passkey/${purpose}`);
const asText = ({ iv, body }: Wrapped): WrappedText => ({ iv: toBase64(iv), body: toBase64(body) });
const fromText = ({ iv, body }: WrappedText): Wrapped => ({ iv: fromBase64(iv), body: fromBase64(body) });

export function newSecrets(): Secrets {
  return { root: randomBytes(32), entropy: randomBytes(16) };
}

/**
 * A header for these secrets: of a new wallet, or of one that came from a wallet file.
 *
 * @param kek 32 bytes that Argon2id made of the password
 * @throws WalletError `weak-kdf`
 */
export async function wrapSecrets(
  secrets: Secrets,
  password: { kdf: KdfHeader; kek: Bytes },
  wallet: { vaultId: string; phraseKept: boolean },
): Promise<Header> {
  const recovery = wrap(await recoveryKey(secrets.entropy), PURPOSE.recovery, secrets.root);
  const wrapped = await byPassword(secrets, password);
  return { v: HEADER_VERSION, rev: 1, passkeys: [], ...wallet, ...wrapped, rootByPhrase: asText(await recovery) };
}

/** The header under another password, or under stronger parameters; passkeys stay. @throws WalletError `weak-kdf` */
export async function withPassword(
  header: Header,
  secrets: Secrets,
  password: { kdf: KdfHeader; kek: Bytes },
): Promise<Header> {
  return { ...header, ...(await byPassword(secrets, password)) };
}

/** The header with one more passkey. @throws WalletError `too-large` when it has as many as it may */
export async function withPasskey(
  header: Header,
  secrets: Secrets,
  made: Pick<Passkey, 'id' | 'name' | 'created' | 'credentialId' | 'salt'>,
  prf: Bytes,
): Promise<Header> {
  if (header.passkeys.length >= MAX_PASSKEYS) throw new WalletError('too-large', 'no more passkeys');
  const [root, phrase] = await Promise.all([
    passkeyKey(prf, PURPOSE.root).then((key) => wrap(key, `${PURPOSE.root}/${made.id}`, secrets.root)),
    passkeyKey(prf, PURPOSE.phrase).then((key) => wrap(key, `${PURPOSE.phrase}/${made.id}`, secrets.entropy)),
  ]);
  const passkey = { ...made, lastUsed: null, root: asText(root), phrase: asText(phrase) };
  return { ...header, passkeys: [...header.passkeys, passkey] };
}

/** @throws WalletError `wrong-password` */
export async function openByPassword(header: Header, kek: Bytes): Promise<Secrets> {
  const [root, entropy] = await orRefuse('wrong-password', [
    passwordKey(kek, PURPOSE.root).then((key) => unwrap(key, PURPOSE.root, fromText(header.rootByPassword))),
    passwordKey(kek, PURPOSE.phrase).then((key) => unwrap(key, PURPOSE.phrase, fromText(header.phraseByPassword))),
  ]);
  return { root, entropy };
}

/** @throws WalletError `wrong-passkey`, also where there is none of that id */
export async function openByPasskey(header: Header, id: string, prf: Bytes): Promise<Secrets> {
  const passkey = header.passkeys.find((known) => known.id === id);
  if (!passkey) throw new WalletError('wrong-passkey', 'there is no such passkey');
  const [root, entropy] = await orRefuse('wrong-passkey', [
    passkeyKey(prf, PURPOSE.root).then((key) => unwrap(key, `${PURPOSE.root}/${id}`, fromText(passkey.root))),
    passkeyKey(prf, PURPOSE.phrase).then((key) => unwrap(key, `${PURPOSE.phrase}/${id}`, fromText(passkey.phrase))),
  ]);
  return { root, entropy };
}

/** @throws WalletError `phrase-mismatch` when these are not the wallet's words */
export async function openByWords(header: Header, words: readonly string[]): Promise<Secrets> {
  const entropy = entropyOf(words);
  const key = await recoveryKey(entropy);
  const [root] = await orRefuse('phrase-mismatch', [unwrap(key, PURPOSE.recovery, fromText(header.rootByPhrase))]);
  return { root, entropy };
}

async function byPassword({ root, entropy }: Secrets, { kdf, kek }: { kdf: KdfHeader; kek: Bytes }) {
  checkKdf(kdf);
  const [rootByPassword, phraseByPassword] = await Promise.all([
    passwordKey(kek, PURPOSE.root).then((key) => wrap(key, PURPOSE.root, root)),
    passwordKey(kek, PURPOSE.phrase).then((key) => wrap(key, PURPOSE.phrase, entropy)),
  ]);
  return { kdf, rootByPassword: asText(rootByPassword), phraseByPassword: asText(phraseByPassword) };
}

async function orRefuse<T extends Promise<Bytes>[]>(
  code: ErrorCode,
  opening: [...T],
): Promise<{ [K in keyof T]: Bytes }> {
  try {
    return (await Promise.all(opening)) as { [K in keyof T]: Bytes };
  } catch (cause) {
    throw new WalletError(code, 'this does not open the wallet', { cause });
  }
}
