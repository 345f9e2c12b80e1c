import { expect, test } from '@playwright/test';
import { composer, typeDraft } from './support/chat';
import { inspect } from './support/inspect';
import { onScreen } from './support/screens/open';
import { PASSWORD, sharedWallet } from './support/shared-wallet';
import { inWorker } from './support/worker';

/** What the browser's own API offers where these tests run something. */
declare const chrome: {
  storage: { session: { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> } };
  idle: { onStateChanged: { dispatch(state: string): void } };
};

const CLAUDE = 'https://claude.ai/new';

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet();
const status = () => inspect(wallet(), 'wallet.status', {});
const phase = async () => (await status()).phase;

/** Why the background refused. */
const refusal = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'it answered',
    (error: Error) => String(error.cause),
  );

/** Makes the deadline pass, as time would, for a worker that is not there. */
async function passDeadline(): Promise<void> {
  await onScreen(wallet(), 'popup.html', (page) =>
    page.evaluate(async () => {
      const { session } = await chrome.storage.session.get('session');
      await chrome.storage.session.set({ session: { ...(session as object), deadline: Date.now() - 1 } });
    }),
  );
  await wallet().killWorker();
}

test('the session holds two class secrets and two times, and nothing that opens the words', async () => {
  const words = await wallet().keepPhrase();
  const held = await onScreen(wallet(), 'popup.html', (page) =>
    page.evaluate(async () => (await chrome.storage.session.get('session')).session),
  );
  expect(held).toEqual({
    secrets: { ordinary: expect.any(String), sensitive: expect.any(String) },
    deadline: expect.any(Number),
    seen: expect.any(Number),
  });
  const everything = await onScreen(wallet(), 'popup.html', (page) =>
    page.evaluate(() => chrome.storage.session.get(null as never)).then((all) => JSON.stringify(all)),
  );
  for (const word of words.filter(({ length }) => length > 4)) expect(everything).not.toContain(`"${word}"`);
  for (const secret of Object.values((held as { secrets: Record<string, string> }).secrets)) {
    const tried = inspect(wallet(), 'phrase.show', { auth: { by: 'password', kek: secret } });
    expect(await refusal(tried)).toContain('wrong-password');
  }
});

test('a worker that died neither locks the wallet nor keeps it open', async () => {
  await wallet().killWorker();
  expect(await phase()).toBe('unlocked');
  await passDeadline();
  expect(await phase()).toBe('locked');
  await wallet().killWorker();
  expect(await phase()).toBe('locked');
  await wallet().unlock(PASSWORD);
});

test('it locks when the computer does', async () => {
  await inWorker(wallet(), () => chrome.idle.onStateChanged.dispatch('locked'), null);
  await expect.poll(phase).toBe('locked');
  await wallet().unlock(PASSWORD);
});

test('after the deadline: what was agreed to goes on for ordinary lines, and for nothing else', async () => {
  await wallet().add({ text: 'I work night shifts', category: 'About me' });
  await wallet().add({ text: 'I take metformin at night', category: 'Health' });
  const page = await wallet().open(CLAUDE);
  await typeDraft(page, 'night');
  await wallet().insert(page);
  await wallet().approve(await wallet().consentWindow(), { days: 30, delivery: 'click' });
  await expect.poll(() => wallet().composerText(page)).toContain('metformin');

  await onScreen(wallet(), 'options.html#lock', async (settings) => {
    await settings.getByRole('switch', { name: 'Go on sharing what I agreed to' }).click();
    await expect(settings.getByRole('switch', { name: 'Go on sharing what I agreed to' })).toBeChecked();
  });
  await passDeadline();
  expect(await status()).toMatchObject({ phase: 'locked', stillShares: true, items: 0 });
  for (const method of ['grants.list', 'anchor.list', 'categories.list', 'anchor.status'] as const) {
    expect(await refusal(inspect(wallet(), method, {}))).toContain('locked');
  }
  const list = inspect(wallet(), 'items.list', { query: '', category: null, offset: 0, limit: 9 });
  expect(await refusal(list)).toContain('locked');

  await composer(page).press('Control+a');
  await composer(page).press('Delete');
  await typeDraft(page, 'What about tonight and night?');
  await page.bringToFront();
  await wallet().insert(page);
  await expect.poll(() => wallet().composerText(page)).toContain('night shifts');
  expect(await wallet().composerText(page)).not.toContain('metformin');

  await onScreen(wallet(), 'popup.html', async (popup) => {
    await expect(popup.getByText('Some sharing goes on')).toBeVisible();
    await popup.getByRole('button', { name: 'Lock', exact: true }).click();
    await expect(popup.getByText('Some sharing goes on')).toBeHidden();
  });
  expect(await status()).toMatchObject({ phase: 'locked', stillShares: false });
  await page.close();
  await wallet().unlock(PASSWORD);
});

test('a killed browser comes back locked', async () => {
  await wallet().killBrowser();
  await wallet().relaunch();
  expect(await status()).toMatchObject({ phase: 'locked', stillShares: false });
});

test('waits after wrong passwords outlast the browser', async () => {
  for (let i = 0; i < 4; i++)
    await wallet()
      .unlock('not the password')
      .catch(() => undefined);
  const { retryAt } = await status();
  expect(retryAt).toBeGreaterThan(Date.now());
  await wallet().killBrowser();
  await wallet().relaunch();
  expect((await status()).retryAt ?? 0).toBeLessThanOrEqual(retryAt ?? 0);
  const soon = inspect(wallet(), 'wallet.unlock', { auth: { by: 'password', kek: '' }, stronger: null });
  expect(await refusal(soon)).toMatch(/too-many-attempts|wrong-password/);
});
