import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { chipSays, composer, typeDraft } from './support/chat';
import { inspect } from './support/inspect';
import { share } from './support/screens/consent';
import { onScreen } from './support/screens/open';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

const CHATGPT = 'https://chatgpt.com/';
const CLAUDE = 'https://claude.ai/new';
const DRAFT = 'What should I cook after a night shift?';

const wallet = sharedWallet();

test.beforeAll(async () => {
  await wallet().add({ text: 'I work night shifts and eat no meat', category: 'About me' });
});

test('wrong password: a clear message, a rising delay, nothing lost', async () => {
  await wallet().lock();
  const wrong = async () => {
    await expect(wallet().unlock('not the password')).rejects.toThrow(/does not open|Too many/);
    const { retryAt } = await inspect(wallet(), 'wallet.status', {});
    return retryAt === null ? 0 : retryAt - Date.now();
  };
  const delays = [await wrong(), await wrong(), await wrong()];
  expect(delays.slice(0, 2)).toEqual([0, 0]);
  expect(delays[2]).toBeGreaterThan(0);
  await sleep((delays[2] ?? 0) + 200);
  expect(await wrong()).toBeGreaterThan(delays[2] ?? 0);
  const { retryAt } = await inspect(wallet(), 'wallet.status', {});
  await sleep((retryAt ?? 0) - Date.now() + 200);
  await wallet().unlock(PASSWORD);
  const { items, retryAt: waits } = await inspect(wallet(), 'wallet.status', {});
  expect(items).toBe(1);
  expect(waits).toBeNull();
});

test('a closed consent window is a rejection', async () => {
  const page = await wallet().open(CHATGPT);
  await typeDraft(page, DRAFT);
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  await prompt.close();
  await wallet().insert(page);
  const again = await wallet().consentWindow();
  expect(again).not.toBe(prompt);
  await wallet().reject(again);
  expect(await wallet().composerText(page)).toBe(DRAFT);
  expect(await inspect(wallet(), 'grants.list', {})).toEqual([]);
  await page.close();
});

test('whoever clicks without a pause where the button comes to lie approves nothing', async () => {
  const page = await wallet().open(CLAUDE);
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  const button = await share(prompt).boundingBox();
  if (!button) throw new Error('the button has no place');
  // As when the window comes up under the pointer.
  await prompt.evaluate(() => window.dispatchEvent(new Event('focus')));
  for (let i = 0; i < 20; i++) {
    await prompt.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
    await prompt.waitForTimeout(80);
  }
  expect(prompt.isClosed()).toBe(false);
  expect(await inspect(wallet(), 'grants.list', {})).toEqual([]);
  await wallet().reject(prompt);
  await page.close();
});

test('a page that is closed or left takes its question along, and the next site is asked about itself', async () => {
  const closed = await wallet().open(CHATGPT);
  await wallet().insert(closed);
  const ofClosed = await wallet().consentWindow();
  await Promise.all([ofClosed.waitForEvent('close'), closed.close()]);

  const page = await wallet().open(CHATGPT);
  await wallet().insert(page);
  const ofLeft = await wallet().consentWindow();
  await Promise.all([ofLeft.waitForEvent('close'), page.goto(CLAUDE)]);

  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  await expect(prompt.getByText('claude.ai').first()).toBeVisible();
  await expect(prompt.getByText('chatgpt.com')).toHaveCount(0);
  await wallet().reject(prompt);
  await page.close();
});

test('the composer is gone: the text goes to the clipboard and the chip says so', async () => {
  await wallet().context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://chatgpt.com' });
  const page = await wallet().open(CHATGPT);
  await typeDraft(page, DRAFT);
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  await composer(page).evaluate((el) => el.closest('form')?.remove() ?? el.remove());
  await wallet().approve(prompt, { delivery: 'once' });
  await expect.poll(() => chipSays(page)).toMatch(/clipboard/i);
  await page.bringToFront();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('night shifts');
  await expect.poll(() => newestReceipt()).toMatchObject({ state: 'failed', detail: 'no-composer' });
  await page.close();
});

test('the editor does not keep the text: clipboard, and the draft stands', async () => {
  await wallet().context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://claude.ai' });
  const page = await wallet().open(CLAUDE);
  await typeDraft(page, DRAFT);
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  await page.evaluate(refuseLongText, DRAFT.length + 20);
  await wallet().approve(prompt, { delivery: 'once' });
  await expect.poll(() => chipSays(page)).toMatch(/clipboard/i);
  expect(await wallet().composerText(page)).toBe(DRAFT);
  await expect.poll(() => newestReceipt()).toMatchObject({ state: 'failed', detail: 'mismatch' });
  await page.close();
});

test('messages that no schema fits: dropped and counted, and the worker goes on', async () => {
  const { droppedMessages } = await inspect(wallet(), 'wallet.status', {});
  await onScreen(wallet(), 'popup.html', async (page) => {
    await page.evaluate(async () => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
      ).chrome;
      const strange = [
        null,
        'text',
        { satchel: 1, method: 'items.list' },
        { satchel: 1, method: 'items.add', params: { text: 'x', category: 'y', extra: 1 } },
        { satchel: 1, method: 'chat.insert', params: { draft: '' } },
        { satchel: 1, method: 'constructor', params: {} },
        { satchel: 2, method: 'wallet.lock', params: {} },
      ];
      for (const message of strange) await runtime.sendMessage(message).catch(() => undefined);
    });
  });
  const after = await inspect(wallet(), 'wallet.status', {});
  expect(after.droppedMessages - droppedMessages).toBe(7);
  expect(after.phase).toBe('unlocked');
  expect(wallet().complaints).toEqual([]);
});

async function newestReceipt() {
  const [receipt] = await inspect(wallet(), 'disclosures.list', { origin: null, limit: 1 });
  return receipt;
}

/** In the page: an editor of a kind that takes anything longer out again. */
function refuseLongText(length: number): void {
  interface TipTap {
    getText(): string;
    commands: { undo(): void };
    on(event: 'update', listener: () => void): void;
  }
  const editors = [...document.querySelectorAll<HTMLElement & { editor?: TipTap }>('.ProseMirror')];
  const editor = editors.find((element) => element.editor)?.editor;
  editor?.on('update', () => {
    if (editor.getText().length > length) editor.commands.undo();
  });
}
