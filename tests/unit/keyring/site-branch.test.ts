import { expect, test } from 'vitest';
import { fromHex } from '#lib/crypto/bytes';
import { siteKey } from '#lib/crypto/slip13';
import { deriveKeys, newSiteBranch } from '#lib/keyring/index';

test('behavior: after a lost device every site gets a key that the 12 words do not give', async () => {
  const { sites } = await deriveKeys(fromHex(`0x${'7f'.repeat(16)}`));
  const addresses = [sites, newSiteBranch(), newSiteBranch()].map(
    (branch) => siteKey(branch, 'https://claude.ai').address,
  );
  expect(new Set(addresses).size).toBe(3);
});
