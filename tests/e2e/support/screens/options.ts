import { expect, type Page } from '@playwright/test';

const PAYING_ADDRESS = /0x[0-9a-fA-F]{40}/;

/**
 * Points the wallet at the local test chain.
 *
 * @returns the address that pays for anchors, as the screen shows it.
 */
export async function useLocalChain(page: Page, rpcUrl: string, eas: string): Promise<string> {
  const proof = page.getByRole('region', { name: 'Proof', exact: true });
  await proof.getByRole('combobox', { name: 'Network' }).selectOption({ label: 'Local chain (test network)' });
  await proof.getByRole('textbox', { name: 'RPC URL' }).fill(rpcUrl);
  await proof.getByRole('textbox', { name: 'EAS contract' }).fill(eas);
  await proof.getByRole('button', { name: 'Save network' }).click();
  await expect(proof.getByText('Saved.')).toBeVisible();
  const shown = proof.locator('code').filter({ hasText: PAYING_ADDRESS }).first();
  if (!(await shown.isVisible())) await proof.getByText('Show the address', { exact: true }).click();
  const address = PAYING_ADDRESS.exec(await shown.innerText())?.[0];
  if (!address) throw new Error('the settings show no paying address');
  return address;
}

/** Turns one of the switches under 'In chat pages'. */
export async function turnInPage(page: Page, label: string, on: boolean): Promise<void> {
  const turn = page.getByRole('region', { name: 'In chat pages' }).getByRole('switch', { name: label });
  if ((await turn.isChecked()) !== on) await turn.click();
  await expect(turn).toBeChecked({ checked: on });
  await expect(turn).toBeEnabled();
}
