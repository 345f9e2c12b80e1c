import { HDNodeWallet, Mnemonic, SigningKey } from 'ethers';
import { describe, expect, test } from 'vitest';
import { SITE_BRANCH, siteKey, slip13Path } from '#lib/crypto/slip13';
import vectors from '../../vectors/slip13.json';

describe('slip13Path', () => {
  test.each(vectors.paths)('default: $uri #$index', ({ uri, index, path }) => {
    expect(slip13Path(uri, index)).toBe(path);
  });
});

describe('siteKey', () => {
  const words = 'all all all all all all all all all all all all';
  const master = HDNodeWallet.fromSeed(Mnemonic.fromPhrase(words).computeSeed());
  const branch = master.derivePath(SITE_BRANCH).extendedKey;

  test.each(vectors.keys)(
    'default: the public key of $uri from known words',
    ({ words: known, uri, index, publicKey }) => {
      const root = HDNodeWallet.fromSeed(Mnemonic.fromPhrase(known).computeSeed()).derivePath(SITE_BRANCH);
      expect(SigningKey.computePublicKey(siteKey(root.extendedKey, uri, index).privateKey, true)).toBe(publicKey);
    },
  );

  test('default: derives below the branch what the whole path derives from the master key', () => {
    const whole = master.derivePath(`${SITE_BRANCH}/${slip13Path('https://claude.ai', 0)}`);
    expect(siteKey(branch, 'https://claude.ai').privateKey).toBe(whole.privateKey);
  });

  test('behavior: another site or index has another key', () => {
    const keys = [
      siteKey(branch, 'https://claude.ai'),
      siteKey(branch, 'https://claude.ai', 1),
      siteKey(branch, 'https://chatgpt.com'),
    ];
    expect(new Set(keys.map((key) => key.address)).size).toBe(3);
  });

  test('error: a public branch derives nothing', () => {
    expect(() => siteKey(master.derivePath(SITE_BRANCH).neuter().extendedKey, 'https://claude.ai')).toThrow(TypeError);
  });
});
