import { expect, type Page, test } from '@playwright/test';
import { clickControl, locate } from './support/ax';
import { chipSays, composer, editorReady } from './support/chat';
import { inspect } from './support/inspect';
import { onScreen } from './support/screens/open';
import { turnInPage } from './support/screens/options';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

/** What the shared practice pages hand to their server when a message is sent. */
const sent = (page: Page) => {
  const bodies: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') bodies.push(JSON.parse(request.postData() ?? '{}').text);
  });
  return bodies;
};

const FACT = 'I am a nurse in Kraków';
const HEAD = '[About me, from my own notes: information, not instructions]';
const BLOCK = `${HEAD}\n- ${FACT}\n[End of notes]`;
const SITES = [
  { name: 'ChatGPT', url: 'https://chatgpt.com/', send: 'Send prompt' },
  { name: 'Claude', url: 'https://claude.ai/new', send: 'Send message' },
];

const wallet = sharedWallet();

const newest = async () => (await inspect(wallet(), 'disclosures.list', { origin: null, limit: 1 }))[0];
const squash = (text = '') => text.replace(/\s+/g, '');

/** A page in which a message is held from now on: the chip says so once the background answered. */
async function armed(url: string): Promise<{ page: Page; bodies: string[] }> {
  const page = await wallet().open(url);
  const bodies = sent(page);
  await editorReady(page);
  await composer(page).click();
  await expect.poll(() => chipSays(page)).toContain('Goes in when you send');
  return { page, bodies };
}

const byEnter = (page: Page) => page.keyboard.press('Enter');

/** A busy machine may miss the half second that a message is held for: then the chip says so, and nothing went. */
async function isLate(page: Page, hasGone: () => boolean): Promise<boolean> {
  const fate = async () => (hasGone() ? 'gone' : chipSays(page));
  await expect.poll(fate).toMatch(/gone|Press Enter again|Sends in/);
  return (await fate()).includes('Press Enter again');
}

/** A message that was held in time and went, or waits to be looked at. One that was late is sent in another chat. */
async function heldAndSent(url: string, message: string, send = byEnter): Promise<{ page: Page; bodies: string[] }> {
  for (let tries = 4; ; tries--) {
    const { page, bodies } = await armed(url);
    await page.keyboard.type(message);
    expect(await wallet().composerText(page)).not.toContain(FACT);
    await send(page);
    if (!(await isLate(page, () => bodies.length > 0))) return { page, bodies };
    expect(tries, 'late each time').toBeGreaterThan(1);
    expect(bodies).toEqual([]);
    expect(await wallet().composerText(page)).toBe(message);
    await page.close();
  }
}

/** A message that was begun while it would be held, and sent when the wallet was locked. */
async function sentLocked(message: string): Promise<{ page: Page; bodies: string[] }> {
  const { page, bodies } = await armed(CHATGPT);
  await page.keyboard.type(message);
  await wallet().lock();
  await page.bringToFront();
  await composer(page).focus();
  await page.keyboard.press('Enter');
  return { page, bodies };
}

/** To a pointer over the button the chip says again what it said last. */
async function hoverButton(page: Page): Promise<void> {
  const { x, y } = (await locate(page, { role: 'button', name: 'Add my context' })) as { x: number; y: number };
  await page.mouse.move(x, y);
}

const setting = (label: string, on: boolean) =>
  onScreen(wallet(), 'options.html', (page) => turnInPage(page, label, on));

/** Keeps the extension's worker from answering for a while, as a busy machine does. */
async function stallWorker(ms: number): Promise<void> {
  const worker = wallet()
    .context.serviceWorkers()
    .find((one) => one.url().startsWith('chrome-extension://'));
  void worker?.evaluate((stall) => {
    const end = Date.now() + stall;
    while (Date.now() < end);
  }, ms);
  await new Promise((resolve) => setTimeout(resolve, 100));
}

test.beforeAll(async () => {
  await wallet().add({ text: FACT, category: 'About me' });
  for (const { url } of SITES) {
    const page = await wallet().open(url);
    await editorReady(page);
    await wallet().insert(page);
    await wallet().approve(await wallet().consentWindow(), { days: 30, delivery: 'auto' });
    await expect.poll(() => wallet().composerText(page)).toContain(FACT);
    await page.close();
    await wallet().autoWhen(new URL(url).origin, 'send');
  }
});

for (const { name, url, send } of SITES) {
  test.describe(name, () => {
    test('behavior: Enter sends the message once, with the block', async () => {
      const { page, bodies } = await heldAndSent(url, 'Plan my shift');
      await expect.poll(() => bodies.length).toBe(1);
      expect(squash(bodies[0])).toBe(squash(`Plan my shift${BLOCK}`));
      await expect.poll(async () => (await newest())?.state).toBe('sent');
      expect(await newest()).toMatchObject({ detail: null });
      await page.waitForTimeout(700);
      expect(bodies).toHaveLength(1);
      await page.close();
    });

    test('behavior: a click on send does the same', async () => {
      const click = (page: Page) => page.getByRole('button', { name: send }).click();
      const { page, bodies } = await heldAndSent(url, 'Plan my shift', click);
      await expect.poll(() => bodies.length).toBe(1);
      expect(squash(bodies[0])).toBe(squash(`Plan my shift${BLOCK}`));
      await page.close();
    });

    test('behavior: the send control by the keyboard does the same', async () => {
      const byControl = async (page: Page) => {
        await page.getByRole('button', { name: send }).focus();
        await page.keyboard.press('Enter');
      };
      const { page, bodies } = await heldAndSent(url, 'Plan my shift', byControl);
      await expect.poll(() => bodies.length).toBe(1);
      expect(squash(bodies[0])).toBe(squash(`Plan my shift${BLOCK}`));
      await page.close();
    });
  });
}

const [{ url: CHATGPT }] = SITES as [(typeof SITES)[number]];

test.describe('never hurts a message', () => {
  test('behavior: what comes later in a chat goes as typed', async () => {
    const { page, bodies } = await heldAndSent(CHATGPT, 'First');
    await expect.poll(() => bodies.length).toBe(1);
    // Until the answer stands, the page takes no other message.
    await expect(page.locator('[data-practice-turn]')).toHaveCount(2);
    await expect(page.locator('[data-is-streaming="true"]')).toHaveCount(0, { timeout: 20_000 });
    await expect(page.getByRole('button', { name: 'Send prompt' })).toBeVisible();
    await composer(page).click();
    await page.keyboard.type('Second');
    await page.keyboard.press('Enter');
    await expect.poll(() => bodies.length).toBe(2);
    expect(bodies[1]).toBe('Second');
    await page.close();
  });

  test("behavior: the page's own new chat is another one, and the chip says nothing of the last", async () => {
    const { page, bodies } = await heldAndSent(CHATGPT, 'First');
    await expect.poll(() => bodies.length).toBe(1);
    await hoverButton(page);
    await expect.poll(() => chipSays(page)).not.toContain('Goes in when you send');
    const second = async () => {
      const before = bodies.length;
      await page.locator('[data-new-chat]').click();
      await composer(page).click();
      await expect.poll(() => chipSays(page)).toContain('Goes in when you send');
      await page.keyboard.type('Second');
      await page.keyboard.press('Enter');
      const late = await isLate(page, () => bodies.length > before);
      // As typed: so that the next new chat is another one again.
      if (late) await page.keyboard.press('Enter');
      await expect.poll(() => bodies.length).toBe(before + 1);
      return late;
    };
    for (let tries = 4; (await second()) && tries > 1; tries--);
    expect(squash(bodies.at(-1))).toBe(squash(`Second${BLOCK}`));
    await page.close();
  });

  test('behavior: nothing is held in a chat that was there before', async () => {
    const page = await wallet().open('https://chatgpt.com/c/0b7b3c1e-5a52-4a39-9f2c-0e8f6c1d2a3b');
    const bodies = sent(page);
    await editorReady(page);
    await composer(page).click();
    await page.keyboard.type('Go on');
    await page.keyboard.press('Enter');
    await expect.poll(() => bodies).toEqual(['Go on']);
    await page.close();
  });

  test('behavior: Shift+Enter is a new line, and Enter over a composition chooses a word', async () => {
    const { page, bodies } = await armed(CHATGPT);
    await page.keyboard.type('One');
    await page.keyboard.press('Shift+Enter');
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'かんご', selectionStart: 3, selectionEnd: 3 });
    const enter = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 };
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
    await cdp.send('Input.insertText', { text: '看護' });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
    await page.waitForTimeout(700);
    expect(bodies).toEqual([]);
    expect(await wallet().composerText(page)).toBe('One\n看護');
    await page.close();
  });

  test('error: an answer that comes too late leaves the draft, and the next Enter sends it as typed', async () => {
    const { page, bodies } = await armed(CHATGPT);
    await page.keyboard.type('In a hurry');
    await stallWorker(2_500);
    await page.keyboard.press('Enter');
    await expect.poll(() => chipSays(page)).toContain('Press Enter again');
    expect(bodies).toEqual([]);
    expect(await wallet().composerText(page)).toBe('In a hurry');
    await page.keyboard.press('Enter');
    await expect.poll(() => bodies).toEqual(['In a hurry']);
    await page.waitForTimeout(3_000);
    expect(bodies).toHaveLength(1);
    expect((await newest())?.text).not.toContain('hurry');
    await page.close();
  });

  test('behavior: while locked a message goes as typed', async () => {
    const { page, bodies } = await sentLocked('Locked now');
    await expect.poll(() => bodies).toEqual(['Locked now']);
    await wallet().unlock(PASSWORD);
    await page.close();
  });

  test('behavior: locked, and asked for: the chip offers to unlock, and a second Enter sends without', async () => {
    await setting('Offer to unlock before sending', true);
    const { page, bodies } = await sentLocked('Ask me');
    await expect.poll(() => chipSays(page)).toContain('Unlock and send');
    expect(bodies).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => bodies).toEqual(['Ask me']);
    await wallet().unlock(PASSWORD);
    await setting('Offer to unlock before sending', false);
    await page.close();
  });

  test("behavior: 'not here' lets this chat's message go as typed", async () => {
    const { page, bodies } = await armed(CHATGPT);
    await clickControl(page, { role: 'button', name: 'Not here' });
    await composer(page).focus();
    await page.keyboard.type('Private');
    await page.keyboard.press('Enter');
    await expect.poll(() => bodies).toEqual(['Private']);
    await page.close();
  });

  test('behavior: two seconds to look: Escape keeps it back, and Enter then sends what stands there', async () => {
    await setting('Two seconds to look before it goes', true);
    const { page, bodies } = await heldAndSent(CHATGPT, 'Look first');
    await expect.poll(() => chipSays(page)).toContain('Sends in');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(2_500);
    expect(bodies).toEqual([]);
    expect(await wallet().composerText(page)).toContain(FACT);
    await page.keyboard.press('Enter');
    await expect.poll(() => bodies.length).toBe(1);
    expect(bodies[0]).toContain(FACT);
    await page.close();
  });

  test('behavior: two seconds to look: it goes by itself, once', async () => {
    const { page, bodies } = await heldAndSent(CHATGPT, 'Look first');
    await expect.poll(() => chipSays(page)).toContain('Sends in');
    expect(bodies).toEqual([]);
    await expect.poll(() => bodies.length).toBe(1);
    await page.waitForTimeout(700);
    expect(bodies).toHaveLength(1);
    await setting('Two seconds to look before it goes', false);
    await page.close();
  });

  test('behavior: nothing leaves the browser while a draft is typed', async () => {
    const { page } = await armed(CHATGPT);
    const before = wallet().requests.length;
    await page.keyboard.type('I wonder about my night shift plan', { delay: 20 });
    expect(wallet().requests.length).toBe(before);
    await page.close();
  });

  test('behavior: a page that listens on its window from the start still hears of it after us', async () => {
    const { page, bodies } = await heldAndSent(`${CHATGPT}?eager`, 'Plan my shift');
    await expect.poll(() => bodies.length).toBe(1);
    expect(squash(bodies[0])).toBe(squash(`Plan my shift${BLOCK}`));
    await page.waitForTimeout(700);
    expect(bodies).toHaveLength(1);
    await page.close();
  });

  test('error: a page that takes the key before us sends it once, as typed, and the chip says so', async () => {
    const page = await wallet().context.newPage();
    // Ahead of every script that a document starts with, ours too.
    await page.addInitScript(() => {
      const take = (event: KeyboardEvent) => {
        if (event.key !== 'Enter' || !event.isTrusted) return;
        event.preventDefault();
        setTimeout(() => dispatchEvent(new Event('practice-send')), 50);
      };
      addEventListener('keydown', take, true);
    });
    await page.goto(CHATGPT);
    const bodies = sent(page);
    await editorReady(page);
    await composer(page).click();
    await expect.poll(() => chipSays(page)).toContain('Goes in when you send');
    await page.keyboard.type('Quick');
    await page.keyboard.press('Enter');
    await expect.poll(() => bodies).toEqual(['Quick']);
    await expect.poll(() => chipSays(page)).toContain('The page sent it first');
    await page.waitForTimeout(700);
    expect(bodies).toHaveLength(1);
    await page.close();
  });

  test('behavior: a message that waits for the unlocking goes into no other chat', async () => {
    await setting('Offer to unlock before sending', true);
    const { page, bodies } = await sentLocked('Wait for me');
    await expect.poll(() => chipSays(page)).toContain('Unlock and send');
    // As a link in the page does, with the draft left where it is.
    await page.evaluate(() => history.pushState(null, '', '/c/0b7b3c1e-5a52-4a39-9f2c-0e8f6c1d2a3b'));
    await expect.poll(() => chipSays(page)).not.toContain('Unlock and send');
    await wallet().unlock(PASSWORD);
    await page.waitForTimeout(700);
    expect(bodies).toEqual([]);
    expect(await wallet().composerText(page)).toBe('Wait for me');
    await setting('Offer to unlock before sending', false);
    await page.close();
  });

  test('behavior: a message that is looked at when the page goes elsewhere stays, without the block', async () => {
    await setting('Two seconds to look before it goes', true);
    const { page, bodies } = await heldAndSent(CHATGPT, 'Look first');
    await expect.poll(() => chipSays(page)).toContain('Sends in');
    await page.evaluate(() => history.pushState(null, '', '/c/0b7b3c1e-5a52-4a39-9f2c-0e8f6c1d2a3b'));
    await expect.poll(() => chipSays(page)).toContain('The page moved on');
    await page.waitForTimeout(2_500);
    expect(bodies).toEqual([]);
    expect(await wallet().composerText(page)).toBe('Look first');
    await setting('Two seconds to look before it goes', false);
    await page.close();
  });

  test('error: scripts that an update left behind hold nothing', async () => {
    const { page, bodies } = await armed(CHATGPT);
    await page.keyboard.type('After the update');
    await onScreen(wallet(), 'popup.html', async (popup) => {
      await popup.evaluate(() =>
        (globalThis as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload(),
      );
    }).catch(() => undefined);
    await page.bringToFront();
    await composer(page).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => bodies).toEqual(['After the update']);
    await page.close();
  });
});
