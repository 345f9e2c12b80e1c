import { randomBytes } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { recover } from './support/disk/recover';
import { inspect } from './support/inspect';
import { filesHolding } from './support/profile';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

const word = (what: string) => `${what}${randomBytes(6).toString('hex')}`;
const KEPT = word('kept');
const DELETED = word('deleted');
const REPLACED = word('replaced');

const wallet = sharedWallet();

/** The closed profile, as someone who copies the disk finds it. */
async function onDisk(): Promise<string> {
  await wallet().killBrowser();
  const copy = `${wallet().profileDir}-copy`;
  await cp(wallet().profileDir, copy, { recursive: true });
  try {
    return (await recover(copy, PASSWORD)).join('\n');
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

test('with the disk and the password, a deleted item is found before and not after', async () => {
  await wallet().add({ text: `I keep ${KEPT}`, category: 'Work' });
  await wallet().add({ text: `I regret ${DELETED}`, category: 'Health' });
  await wallet().add({ text: `I once said ${REPLACED}`, category: 'Work' });
  const before = await onDisk();
  for (const each of [KEPT, DELETED, REPLACED]) expect(before).toContain(each);

  await wallet().relaunch();
  await wallet().unlock(PASSWORD);
  const { items } = await inspect(wallet(), 'items.list', { query: '', category: null, offset: 0, limit: 10 });
  const [deleted, replaced] = [DELETED, REPLACED].map((text) => items.find((item) => item.text.includes(text)));
  if (!deleted || !replaced) throw new Error('the items are not there');
  const removal = { id: crypto.randomUUID(), ids: [deleted.id], act: { do: 'remove' as const } };
  await inspect(wallet(), 'items.change', removal);
  const draft = { text: 'I said nothing', category: 'Work' };
  await inspect(wallet(), 'items.edit', { id: replaced.id, baseRev: replaced.rev, draft });
  // Its answer comes once what was deleted is forgotten; the screens say 'locked' as soon as the keys are gone, before that.
  await inspect(wallet(), 'wallet.lock', {});
  const after = await onDisk();
  expect(after).toContain(KEPT);
  expect(after).toContain('I said nothing');
  expect(after).not.toContain(DELETED);
  expect(after).not.toContain(REPLACED);
});

test('erasing leaves nothing that opens, and begins anew', async () => {
  await wallet().relaunch();
  await wallet().unlock(PASSWORD);
  const page = await wallet().open(`chrome-extension://${wallet().extensionId}/options.html#erase`);
  await page.getByRole('button', { name: 'Erase this wallet' }).click();
  const dialog = page.getByRole('dialog');
  const next = dialog.getByRole('button', { name: 'Continue' });
  await expect(next).toBeDisabled();
  await dialog.getByLabel('Type “erase” to confirm').fill('erase');
  await next.click();
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Erase everything' }).click();
  await page.waitForURL('**/onboarding.html', { timeout: 20_000 });
  expect(await inspect(wallet(), 'wallet.ways', {})).toBeNull();
  await wallet().killBrowser();
  for (const secret of [KEPT, DELETED]) expect(filesHolding(wallet().profileDir, secret)).toEqual([]);
  const found = await recover(wallet().profileDir, PASSWORD).catch(() => []);
  expect(found).toEqual([]);
});
