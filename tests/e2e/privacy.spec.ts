import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import { Contract, JsonRpcProvider } from 'ethers';
import { typeDraft } from './support/chat';
import { filesHolding } from './support/profile';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

const CHATGPT = 'https://chatgpt.com/';
const canary = (what: string) => `${what}${randomBytes(9).toString('hex')}`;
const SHARED = canary('shared');
const KEPT = canary('kept');
const CATEGORY = canary('category');

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet({ chain: true });
let words: string[];

test('typing a draft: no request leaves, with or without a grant', async () => {
  await wallet().add({ text: `My greenhouse holds ${SHARED} tomatoes`, category: 'About me' });
  await wallet().add({ text: `My diary says ${KEPT}`, category: CATEGORY });
  const page = await wallet().open(CHATGPT);
  await page.waitForLoadState('networkidle');
  const before = wallet().requests.length;
  await typeDraft(page, 'How do I water the tomatoes in my greenhouse?');
  await wallet().insert(page);
  await wallet().approve(await wallet().consentWindow(), { days: 30, delivery: 'click' });
  await expect.poll(() => wallet().composerText(page)).toContain(SHARED);
  await typeDraft(page, ' And how often should I do it in August?');
  await page.waitForTimeout(500);
  expect(
    wallet()
      .requests.slice(before)
      .map(({ url }) => url),
  ).toEqual([]);
});

test('the grant is one that EAS itself verifies', async () => {
  const { EAS, Offchain, OffchainAttestationVersion } = createRequire(import.meta.url)(
    '@ethereum-attestation-service/eas-sdk',
  );
  const [grant] = await wallet().grants();
  const { version, chainId, verifyingContract } = grant?.sig.domain ?? {};
  expect(verifyingContract).toBe(wallet().chain.eas);
  const config = { address: verifyingContract, version, chainId: BigInt(chainId ?? 0) };
  const offchain = new Offchain(config, OffchainAttestationVersion.Version2, new EAS(verifyingContract));
  expect(offchain.verifyOffchainAttestationSignature(grant?.signer, grant?.sig)).toBe(true);
  expect(offchain.verifyOffchainAttestationSignature(wallet().chain.eas, grant?.sig)).toBe(false);
});

test('the root is on the chain, and nothing but roots went there', async () => {
  words = await wallet().keepPhrase();
  const before = wallet().requests.length;
  const { root } = await wallet().anchor();
  const provider = new JsonRpcProvider(wallet().chain.rpcUrl);
  const eas = new Contract(wallet().chain.eas, ['function getTimestamp(bytes32) view returns (uint64)'], provider);
  expect(await eas.getFunction('getTimestamp')(root)).toBeGreaterThan(0n);
  provider.destroy();
  const sent = wallet().requests.slice(before);
  expect(sent.every(({ url }) => url.startsWith(wallet().chain.rpcUrl))).toBe(true);
  const said = sent.map(({ body }) => body).join('\n');
  for (const secret of [SHARED, KEPT, CATEGORY, 'chatgpt']) {
    expect(said).not.toContain(secret);
    expect(said).not.toContain(Buffer.from(secret).toString('hex'));
  }
});

test('nothing readable is on the disk', async () => {
  await wallet().lock();
  await wallet().close();
  const { profileDir } = wallet();
  expect(filesHolding(profileDir, 'chatgpt.com').length).toBeGreaterThan(0);
  for (const secret of [SHARED, KEPT, CATEGORY, PASSWORD, words.join(' '), words.slice(0, 3).join(' ')]) {
    expect(filesHolding(profileDir, secret)).toEqual([]);
  }
});
