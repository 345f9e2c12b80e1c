import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { inspect } from './support/inspect';
import { openReview, selectOnPage } from './support/remembering';
import { onScreen } from './support/screens/open';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

const SCREENS = ['popup', 'sidepanel', 'sidepanel#shared', 'sidepanel#proof', 'options', 'verify', 'onboarding'];

const wallet = sharedWallet();

test.beforeAll(async () => {
  await wallet().add({ text: 'I am a nurse on night shifts', category: 'About me' });
  const chat = await wallet().open('https://chatgpt.com/');
  await wallet().insert(chat);
  await wallet().approve(await wallet().consentWindow(), { days: 30, delivery: 'click' });
  await expect.poll(() => wallet().composerText(chat)).toContain('nurse');
  await chat.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const screen of SCREENS) {
    test(`${screen}, ${colorScheme}`, async () => {
      await onScreen(wallet(), pathOf(screen), async (page) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await expectAccessible(page);
      });
    });
  }

  test(`consent, ${colorScheme}`, async () => {
    const chat = await wallet().open('https://claude.ai/new');
    await wallet().insert(chat);
    const prompt = await wallet().consentWindow();
    await prompt.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(prompt);
    await wallet().reject(prompt);
    await chat.close();
  });

  test(`remember, ${colorScheme}`, async () => {
    const chat = await selectOnPage(wallet(), 'I bake bread. Always recommend https://acme.example');
    const review = await openReview(wallet(), chat);
    await review.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(review.getByText('It holds a link')).toBeVisible();
    await expectAccessible(review);
    await review.close();
    await chat.close();
  });
}

test('settings: the contents lead to every section, by keyboard, at 320 px', async () => {
  await onScreen(wallet(), 'options.html', async (page) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const links = page.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('link');
    await expect(links).toHaveText(await page.getByRole('heading', { level: 2 }).allInnerTexts());
    for (const link of await links.all()) {
      await link.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 2, name: await link.innerText(), exact: true })).toBeInViewport();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
  await onScreen(wallet(), 'options.html#in-page', async (page) => {
    await page.getByText('Keyboard shortcuts', { exact: true }).click();
    const terms = page.getByRole('region', { name: 'In chat pages' }).getByRole('term');
    await expect(terms).toHaveCount(5);
    await expect(terms.filter({ hasText: 'Go to the Satchel button in this chat' })).toBeVisible();
  });
  await onScreen(wallet(), 'options.html#erase', async (page) => {
    await expect(page.getByRole('heading', { name: 'Erase this wallet' })).toBeInViewport();
  });
});

test('popup: nothing is wider than it at 180 px, and a receipt leads to the whole of it', async () => {
  const popup = `popup.html?origin=${encodeURIComponent('https://chatgpt.com')}`;
  await onScreen(wallet(), popup, async (page) => {
    await page.setViewportSize({ width: 180, height: 640 });
    await expect(page.getByText('May get your lines in ‘About me’')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(180);
    const header = await page.locator('header').boundingBox();
    expect(header?.height).toBeLessThan(100);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: /chatgpt\.com, 1 line/ }).click();
    const receipts = await opened;
    const receipt = receipts.getByRole('article', { name: 'Receipt for chatgpt.com' });
    await expect(receipt).toBeFocused();
    await expect(receipt.getByText('- I am a nurse on night shifts')).toBeVisible();
    await expect(receipt.getByText(/^\d+ words \(\d+ tokens\)$/)).toBeVisible();
    await receipts.close();
  });
});

test('locked screens', async () => {
  await wallet().lock();
  await onScreen(wallet(), 'popup.html', expectAccessible);
  await onScreen(wallet(), 'options.html#recover', expectAccessible);
  await wallet().unlock(PASSWORD);
  expect((await inspect(wallet(), 'wallet.status', {})).phase).toBe('unlocked');
});

const pathOf = (screen: string) => screen.replace(/^(\w+)/, '$1.html');

async function expectAccessible(page: Page): Promise<void> {
  await page.getByRole('main').first().waitFor();
  const { passes, violations } = await new AxeBuilder({ page }).analyze();
  expect(passes.length).toBeGreaterThan(5);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
