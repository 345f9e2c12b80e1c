import { hkdfSync } from 'node:crypto';
import { HDNodeWallet, Mnemonic } from 'ethers';
import { describe, expect, test } from 'vitest';
import { fromHex } from '#lib/crypto/bytes';
import { siteKey } from '#lib/crypto/slip13';
import { deriveKeys, siteBranch } from '#lib/keyring/index';

const mnemonic = Mnemonic.fromPhrase('legal winner thank year wave sausage worth useful legal winner thank yellow');
const entropy = () => fromHex(mnemonic.entropy);

describe('site keys after a lost device', () => {
  test("default: m/13' of a seed that comes from the words by HKDF", async () => {
    const seed = hkdfSync(
      'sha256',
      Buffer.from(mnemonic.computeSeed().slice(2), 'hex'),
      Buffer.alloc(32),
      'satchel/sites/1',
      32,
    );
    const expected = HDNodeWallet.fromSeed(new Uint8Array(seed)).derivePath("m/13'").extendedKey;
    expect(await siteBranch(entropy(), 1)).toBe(expected);
  });

  test('behavior: each generation gives every site another key', async () => {
    const branches = [
      (await deriveKeys(entropy())).sites,
      await siteBranch(entropy(), 1),
      await siteBranch(entropy(), 2),
    ];
    const addresses = branches.map((branch) => siteKey(branch, 'https://claude.ai').address);
    expect(new Set(addresses).size).toBe(3);
  });
});
