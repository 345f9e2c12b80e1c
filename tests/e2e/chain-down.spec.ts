import { expect, test } from '@playwright/test';
import { computeAddress } from 'ethers';
import { inspect } from './support/inspect';
import { onScreen } from './support/screens/open';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

const wallet = sharedWallet({ chain: true });

test('more lies at the paying address than it may hold: it is not shown, and its own key brings the rest back', async () => {
  const { address } = await inspect(wallet(), 'anchor.status', {});
  await onScreen(wallet(), 'options.html#proof', async (page) => {
    const proof = page.getByRole('region', { name: 'Proof', exact: true });
    await expect(proof.getByText('Enough lies here.', { exact: false })).toBeVisible();
    await expect(proof.getByText('Show the address')).toHaveCount(0);
    await proof.getByRole('button', { name: 'Get the rest back' }).click();
    const dialog = page.getByRole('dialog', { name: 'Get the rest back' });
    await dialog.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await dialog.getByRole('button', { name: 'Show the key' }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await expect(dialog.getByText(/0x[0-9a-f]{64}/)).toHaveCount(0);
    await dialog.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Show the key' }).click();
    const key = await dialog.getByText(/^0x[0-9a-f]{64}$/).innerText();
    expect(computeAddress(key)).toBe(address);
  });
});

test('the paying address is empty: the proof waits, and the address stands beside it', async () => {
  await wallet().add({ text: 'I keep bees', category: 'About me' });
  await wallet().keepPhrase();
  const { address } = await inspect(wallet(), 'anchor.status', {});
  await wallet().chain.rpc('anvil_setBalance', [address, '0x0']);
  await onScreen(wallet(), 'sidepanel.html#proof', async (page) => {
    await page.getByRole('button', { name: 'Prove now' }).click();
    await expect
      .poll(async () => (await inspect(wallet(), 'anchor.status', {})).latest?.waiting)
      .toBe('chain-no-funds');
    await expect(page.getByText(address ?? 'no address', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy address' })).toBeVisible();
  });
});

test('the chain is down: the proof waits, says so, and the wallet goes on', async () => {
  await wallet().chain.stop();
  await onScreen(wallet(), 'sidepanel.html#proof', async (page) => {
    await page.getByRole('button', { name: 'Prove now' }).click();
    await expect
      .poll(async () => (await inspect(wallet(), 'anchor.status', {})).latest?.waiting)
      .toBe('chain-unreachable');
    await expect(page.getByText(/could not be reached/).first()).toBeVisible();
  });
  const { latest, confirmed } = await inspect(wallet(), 'anchor.status', {});
  expect(latest?.state).toBe('queued');
  expect(confirmed).toBeNull();
  await wallet().add({ text: 'The hives stand in Podgórze', category: 'About me' });
  expect((await inspect(wallet(), 'wallet.status', {})).items).toBe(2);
});
