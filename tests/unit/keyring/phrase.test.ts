import { pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Mnemonic } from 'ethers';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Bytes, fromHex, toHex } from '#lib/crypto/bytes';
import { entropyOf, wordsOf } from '#lib/keyring/index';
import { seedOf } from '#lib/keyring/phrase';
import { WalletError } from '#lib/protocol/index';

const hex = v.pipe(v.string(), v.regex(/^([0-9a-f]{2})+$/));
const File = v.strictObject({
  source: v.string(),
  licence: v.string(),
  tests: v.array(v.strictObject({ id: v.number(), entropy: hex, words: v.string(), seed: hex })),
});
const { tests } = v.parse(File, JSON.parse(readFileSync('tests/vectors/bip39.json', 'utf8')));

/** BIP-39's seed by another implementation. */
const seedByNode = (phrase: string, passphrase: string) =>
  pbkdf2Sync(phrase.normalize('NFKD'), `mnemonic${passphrase}`, 2048, 64, 'sha512').toString('hex');

describe('BIP-39', () => {
  test.each(tests)('$id: entropy and words', ({ entropy, words }) => {
    expect(wordsOf(fromHex(`0x${entropy}`)).join(' ')).toBe(words);
    expect(toHex(entropyOf(words.split(' ')))).toBe(`0x${entropy}`);
  });

  test.each(tests)('$id: seed', ({ entropy, words, seed }) => {
    expect(Mnemonic.fromPhrase(words, 'TREZOR').computeSeed()).toBe(`0x${seed}`);
    expect(seedByNode(words, 'TREZOR')).toBe(seed);
    expect(toHex(seedOf(fromHex(`0x${entropy}`)))).toBe(`0x${seedByNode(words, '')}`);
  });

  test('behavior: one word changed is refused but for the one in sixteen that has the right checksum', () => {
    const words = tests[4]?.words.split(' ') ?? [];
    const list = tests.flatMap((each) => each.words.split(' '));
    let refused = 0;
    const tried = words.flatMap((_word, at) => list.map((other) => words.toSpliced(at, 1, other)));
    for (const changed of tried) {
      try {
        entropyOf(changed);
      } catch (error) {
        expect(error).toMatchObject({ code: 'phrase-mismatch' });
        refused++;
      }
    }
    expect(refused / tried.length).toBeGreaterThan(0.85);
  });

  test('behavior: whatever is typed is 16 bytes or is refused with a code', () => {
    const word = fc.oneof(fc.constantFrom(...tests.flatMap((each) => each.words.split(' '))), fc.string());
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (typed) => {
        let entropy: Bytes;
        try {
          entropy = entropyOf(typed);
        } catch (error) {
          expect(error).toBeInstanceOf(WalletError);
          return;
        }
        expect(entropy).toHaveLength(16);
      }),
      { numRuns: 10_000 },
    );
  });
});
