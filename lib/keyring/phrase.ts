import { HDNodeWallet, Mnemonic } from 'ethers';
import { type Bytes, fromHex, randomBytes, toHex } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { SITE_BRANCH } from '#lib/crypto/slip13';
import { WalletError } from '#lib/protocol/index';

/** The anchoring key: an account of its own beside `m/44'/60'/0'/0/0`, so that the two never share an address. */
const ANCHOR_PATH = "m/44'/60'/1'/0/0";
export const PHRASE_WORDS = 12;

/** Keys that work without the person at hand; they become sealed records of the vault. */
export interface DerivedKeys {
  /** Extended private key of `m/13'` (SLIP-0013). */
  sites: string;
  /** Private key that pays for anchors, hex. */
  anchor: string;
  /** Secret that this installation's log keys are derived from, hex. */
  log: string;
  /** Secret that this wallet's members of groups, and the keys of its own groups, are derived from, hex. */
  credential: string;
  /** Secret that this wallet's keys for people are derived from, hex. */
  people: string;
}

/** The BIP-39 words of 16 bytes. */
export function wordsOf(entropy: Bytes): string[] {
  return Mnemonic.fromEntropy(entropy).phrase.split(' ');
}

/**
 * The 16 bytes that 12 BIP-39 words stand for, in whatever case and spacing they were typed.
 *
 * @throws WalletError `phrase-mismatch` when they are not 12 words of the list, or their checksum is wrong
 */
export function entropyOf(words: readonly string[]): Bytes {
  const phrase = words.map((word) => word.normalize('NFKD').trim().toLowerCase()).join(' ');
  if (words.length !== PHRASE_WORDS || !Mnemonic.isValidMnemonic(phrase)) throw new WalletError('phrase-mismatch');
  return fromHex(Mnemonic.fromPhrase(phrase).entropy);
}

/** BIP-39 seed of the words without a passphrase, 64 bytes. */
export function seedOf(entropy: Bytes): Bytes {
  return fromHex(Mnemonic.fromEntropy(entropy).computeSeed());
}

/** The key that wraps the root key for recovery. */
export const recoveryKey = (entropy: Bytes): Promise<Bytes> => hkdf(seedOf(entropy), 'satchel/recovery');

/**
 * The branch of site keys after a device was lost. Random, since whoever unlocks the lost device can read the 12 words
 * too; it lives in the vault and its wallet files (docs/adr/0011-merge.md).
 *
 * @returns extended private key
 */
export function newSiteBranch(): string {
  return HDNodeWallet.fromSeed(randomBytes(64)).derivePath(SITE_BRANCH).extendedKey;
}

/** Everything that is derived from the words and works unattended. */
export async function deriveKeys(entropy: Bytes): Promise<DerivedKeys> {
  const seed = seedOf(entropy);
  const master = HDNodeWallet.fromSeed(seed);
  return {
    sites: master.derivePath(SITE_BRANCH).extendedKey,
    anchor: master.derivePath(ANCHOR_PATH).privateKey,
    log: toHex(await hkdf(seed, 'satchel/log')),
    credential: toHex(await hkdf(seed, 'satchel/credential')),
    people: toHex(await hkdf(seed, 'satchel/people')),
  };
}
