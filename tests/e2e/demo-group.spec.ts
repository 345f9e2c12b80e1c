import { expect, test } from '@playwright/test';
import { readGroup, verifyPresentation } from '#lib/verifier/presentation';
import * as screen from './support/screens/credentials';
import { onScreen } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';

const FORUM = 'https://forum.example';
const DEMO = 'demo, not proof of personhood';

const wallet = sharedWallet({ chain: true });

test('a demo group on the chain: entered through its gate, shown, and called a demo wherever it is seen', async () => {
  test.setTimeout(120_000);
  const presentation = await onScreen(wallet(), 'options.html#credentials', async (page) => {
    await screen.enterDemo(page, wallet().chain.rpcUrl);
    await expect(page.getByText(DEMO, { exact: true })).toBeVisible();
    return screen.show(page, FORUM, 'once');
  });
  expect(presentation.group).toBe(`chain:31337:${wallet().chain.semaphore.toLowerCase()}:0`);
  expect(await readGroup(presentation)).toBeNull();
  const root = presentation.proof.merkleTreeRoot;
  const group = { id: presentation.group, name: 'Demo', size: 1, root, at: 0, until: null, earlier: [] };
  const expected = { origin: FORUM, bound: { kind: 'challenge', value: 'once' }, groups: [group] } as const;
  expect(verifyPresentation(presentation, expected)).toMatchObject({ ok: true, kind: 'demo' });
  await onScreen(wallet(), 'verify.html', async (page) => {
    await page.getByRole('textbox', { name: 'Proof' }).fill(JSON.stringify(presentation));
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText('Demo, not proof of personhood:')).toBeVisible();
    await page.getByRole('textbox', { name: 'RPC URL' }).fill(wallet().chain.rpcUrl);
    await page.getByRole('button', { name: 'Ask Local chain' }).click();
    await expect(page.getByText('its maker is the 1 member of the group')).toBeVisible();
  });
});
