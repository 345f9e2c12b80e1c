import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Presentation } from '#lib/protocol/credential';
import { note } from '../entered';

const held = (page: Page): Locator => page.getByRole('region', { name: 'My credentials' });
const vouched = (page: Page): Locator => page.getByRole('region', { name: 'Groups you vouch for' });
/** A proof takes seconds on a free machine. */
const PROVING_MS = 60_000;

/** Starts a group. @returns its invitation */
export async function startGroup(page: Page, name: string): Promise<string> {
  await vouched(page).getByRole('button', { name: 'Start a group' }).click();
  await page.getByRole('textbox', { name: 'Name of the group' }).fill(name);
  await page.getByRole('button', { name: 'Start it' }).click();
  return vouched(page).locator('code').filter({ hasText: 'satchel-group:' }).innerText();
}

/** Adds a membership. @returns the code that the group's issuer wants */
export async function join(page: Page, invitation: string): Promise<string> {
  await held(page).getByRole('button', { name: 'Add a membership' }).click();
  await page.getByRole('textbox', { name: 'Invitation' }).fill(invitation);
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  const code = held(page).locator('code').filter({ hasText: 'satchel-member:' });
  await expect(code).toBeVisible({ timeout: PROVING_MS });
  return code.innerText();
}

export async function admit(page: Page, code: string, label: string): Promise<void> {
  await vouched(page).getByText('Let someone in').click();
  await vouched(page).getByRole('textbox', { name: 'Their code' }).fill(code);
  await vouched(page).getByRole('textbox', { name: 'Who it is' }).fill(label);
  await vouched(page).getByRole('button', { name: 'Let them in' }).click();
  await expect(vouched(page).getByText(label)).toBeVisible();
}

/** Signs a group's list. @returns the file that the person saves */
export async function signList(page: Page): Promise<string> {
  const downloading = page.waitForEvent('download', { timeout: PROVING_MS });
  await vouched(page).getByRole('button', { name: 'Save the new list' }).click();
  return readFile(await (await downloading).path(), 'utf8');
}

/** Reads a group's list from a file. */
export async function renew(page: Page, list: string): Promise<void> {
  await held(page).getByRole('button', { name: 'Renew' }).click();
  const dialog = page.getByRole('dialog', { name: 'Renew' });
  const file = { name: 'list.json', mimeType: 'application/json', buffer: Buffer.from(list) };
  await dialog.getByLabel('The group’s list, a file').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Renew' }).click();
  await expect(page.getByText('The list was read.').first()).toBeVisible({ timeout: PROVING_MS });
}

/** Opens the question what to show to a site, and answers it. */
export async function askToShow(page: Page, site: string, challenge: string): Promise<Locator> {
  await held(page).getByRole('button', { name: 'Show to a site' }).click();
  const dialog = page.getByRole('dialog', { name: 'Show that you belong' });
  await dialog.getByRole('textbox', { name: 'Address of the site' }).fill(site);
  await dialog.getByRole('textbox', { name: 'What the site asks you to answer' }).fill(challenge);
  await dialog.getByRole('button', { name: 'Make the proof' }).click();
  return dialog;
}

/** The proof that a dialog shows once it is made. */
export async function made(dialog: Locator): Promise<Presentation> {
  await expect(dialog.getByText('Proof made')).toBeVisible({ timeout: PROVING_MS });
  const text = await wholeProof(dialog);
  const presentation: Presentation = JSON.parse(text);
  note(dialog.page().context(), 'texts', presentation.proof.nullifier);
  return presentation;
}

/** The text of a proof that a dialog shows. */
export async function wholeProof(dialog: Locator): Promise<string> {
  await dialog.getByText('Details').click();
  return dialog.getByRole('figure', { name: 'Proof' }).innerText();
}

/** Shows the membership to a site. */
export async function show(page: Page, site: string, challenge: string): Promise<Presentation> {
  const dialog = await askToShow(page, site, challenge);
  const presentation = await made(dialog);
  await dialog.getByRole('button', { name: 'Done' }).click();
  return presentation;
}

/** Joins the demo group of a local chain, through its gate. */
export async function enterDemo(page: Page, rpcUrl: string): Promise<void> {
  await held(page).getByRole('button', { name: 'Add a membership' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a membership' });
  await dialog.getByRole('combobox', { name: 'How you join' }).selectOption({ label: 'Through a gate' });
  await dialog
    .getByRole('combobox', { name: 'Gate' })
    .selectOption({ label: 'Demo (not proof of personhood), on Local chain' });
  await dialog.getByRole('textbox', { name: 'RPC URL' }).fill(rpcUrl);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await held(page).getByRole('button', { name: 'Enter the demo group' }).click({ timeout: PROVING_MS });
  await expect(held(page).getByRole('button', { name: 'Show to a site' })).toBeVisible({ timeout: PROVING_MS });
}
