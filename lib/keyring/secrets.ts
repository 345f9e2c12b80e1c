import { HDNodeWallet, Mnemonic } from 'ethers';
import { type Bytes, fromHex, randomBytes, toHex } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { unwrap, wrap } from '#lib/crypto/seal';
import { SITE_BRANCH } from '#lib/crypto/slip13';
import { type KdfHeader, WalletError } from '#lib/protocol/index';
import { type Header, wrappedFromText, wrappedToText } from './header';

/** The anchoring key: an account of its own beside `m/44'/60'/0'/0/0`, so that the two never share an address. */
const ANCHOR_PATH = "m/44'/60'/1'/0/0";
const PURPOSE = { root: 'root', phrase: 'phrase', recovery: 'recovery' } as const;

/** Keys that work without the person at hand; they become sealed records of the vault. */
export interface DerivedKeys {
  /** Extended private key of `m/13'` (SLIP-0013). */
  sites: string;
  /** Private key that pays for anchors, hex. */
  anchor: string;
  /** Secret that this installation's log keys are derived from, hex. */
  log: string;
}

const passwordKey = (kek: Bytes, purpose: string) => hkdf(kek, `satchel/password/${purpose}`);

/** BIP-39 seed of the words, 64 bytes. */
function seedOf(entropy: Bytes): Bytes {
  return fromHex(Mnemonic.fromEntropy(entropy).computeSeed());
}

export function wordsOf(entropy: Bytes): string[] {
  return Mnemonic.fromEntropy(entropy).phrase.split(' ');
}

async function derive(seed: Bytes): Promise<DerivedKeys> {
  const master = HDNodeWallet.fromSeed(seed);
  return {
    sites: master.derivePath(SITE_BRANCH).extendedKey,
    anchor: master.derivePath(ANCHOR_PATH).privateKey,
    log: toHex(await hkdf(seed, 'satchel/log')),
  };
}

/**
 * Makes a wallet's secrets: a random root key for the vault, 12 random words for everything else.
 *
 * @param kek 32 bytes that Argon2id made of the password
 */
export async function createSecrets(
  kdf: KdfHeader,
  kek: Bytes,
): Promise<{ header: Header; rootKey: Bytes; keys: DerivedKeys }> {
  const rootKey = randomBytes(32);
  const entropy = randomBytes(16);
  const seed = seedOf(entropy);
  const recoveryKey = await hkdf(seed, 'satchel/recovery');
  const [root, phrase, recovery, keys] = await Promise.all([
    passwordKey(kek, PURPOSE.root).then((key) => wrap(key, PURPOSE.root, rootKey)),
    passwordKey(kek, PURPOSE.phrase).then((key) => wrap(key, PURPOSE.phrase, entropy)),
    wrap(recoveryKey, PURPOSE.recovery, rootKey),
    derive(seed),
  ]);
  const header: Header = {
    v: 1,
    vaultId: crypto.randomUUID(),
    kdf,
    rootByPassword: wrappedToText(root),
    rootByPhrase: wrappedToText(recovery),
    phraseByPassword: wrappedToText(phrase),
    phraseKept: false,
  };
  entropy.fill(0);
  seed.fill(0);
  return { header, rootKey, keys };
}

async function openWith(kek: Bytes, purpose: string, wrapped: { iv: string; body: string }): Promise<Bytes> {
  try {
    return await unwrap(await passwordKey(kek, purpose), purpose, wrappedFromText(wrapped));
  } catch (cause) {
    throw new WalletError('wrong-password', 'the password does not open this wallet', { cause });
  }
}

/** @throws WalletError `wrong-password` */
export const openRoot = (header: Header, kek: Bytes): Promise<Bytes> =>
  openWith(kek, PURPOSE.root, header.rootByPassword);

/** @throws WalletError `wrong-password` */
export const openPhrase = (header: Header, kek: Bytes): Promise<Bytes> =>
  openWith(kek, PURPOSE.phrase, header.phraseByPassword);
