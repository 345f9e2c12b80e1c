import { expect, type Page, test } from '@playwright/test';
import { clickControl } from './support/ax';
import { chipSays, editorReady, typeDraft } from './support/chat';
import { onScreen } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';
import { press } from './support/shortcut';
import { inWorker } from './support/worker';

const CHATGPT = 'https://chatgpt.com';
const CLAUDE = 'https://claude.ai';
const WORK = 'I am a nurse on night shift';
const PLAY = 'I play Zelda after a night shift';
const CLIENT = 'Acme pays every invoice after a night shift';
const DRAFT = 'How do I sleep after a night shift?';
const wallet = sharedWallet();

const popup = <T>(origin: string, work: (page: Page) => Promise<T>): Promise<T> =>
  onScreen(wallet(), `popup.html?origin=${encodeURIComponent(origin)}`, work);

const personaIn = (page: Page) => page.getByRole('combobox', { name: 'Persona', exact: true });

const choose = (origin: string, persona: string) =>
  popup(origin, async (page) => {
    await personaIn(page).selectOption({ label: persona });
    await expect(personaIn(page).locator('option:checked')).toHaveText(persona);
    await expect(personaIn(page)).toBeEnabled();
  });

const settings = <T>(work: (page: Page) => Promise<T>): Promise<T> =>
  onScreen(wallet(), 'options.html#personas', async (page) => {
    await page.getByRole('button', { name: 'Add a persona' }).waitFor();
    return work(page);
  });

const make = (name: string, categories: string[]) =>
  settings(async (page) => {
    await page.getByRole('button', { name: 'Add a persona' }).click();
    const dialog = page.getByRole('dialog', { name: 'New persona' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    for (const category of categories) await dialog.getByRole('checkbox', { name: category, exact: true }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('button', { name: `Change ${name}` })).toBeVisible();
  });

async function chat(origin: string): Promise<Page> {
  const page = await wallet().open(`${origin}/`);
  await editorReady(page);
  await typeDraft(page, DRAFT);
  return page;
}

/** Runs in the worker: how many popups are open, as the toolbar's or as a tab of this site's. */
async function popupsOpen(origin: string): Promise<number> {
  const { runtime } = (globalThis as unknown as { chrome: { runtime: Contexts } }).chrome;
  const contexts = await runtime.getContexts({ contextTypes: ['POPUP', 'TAB'] });
  const named = `/popup.html?origin=${encodeURIComponent(origin)}`;
  return contexts.filter(({ contextType, documentUrl }) => contextType === 'POPUP' || documentUrl?.endsWith(named))
    .length;
}

interface Contexts {
  getContexts(filter: object): Promise<{ contextType: string; documentUrl?: string }[]>;
}

/** What stands below the draft after a click in a new chat, under a consent that stands. */
async function inserted(origin: string): Promise<string> {
  const page = await chat(origin);
  await wallet().insert(page);
  await expect.poll(() => chipSays(page)).toMatch(/lines? · \d+ tokens/);
  const text = await wallet().composerText(page);
  await page.close();
  return text;
}

/** A consent for all three lines; without a persona all of them are offered. */
async function agreeToAll(origin: string): Promise<void> {
  const page = await chat(origin);
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  for (const text of [WORK, PLAY, CLIENT]) await prompt.getByRole('checkbox', { name: text }).check();
  await wallet().approve(prompt, { days: 30, delivery: 'click' });
  await expect.poll(() => wallet().composerText(page)).toContain(PLAY);
  await page.close();
}

test.beforeAll(async () => {
  await wallet().add({ text: WORK, category: 'Work' });
  await wallet().add({ text: PLAY, category: 'Games & media' });
  await wallet().add({ text: CLIENT, category: 'Acme' });
  await agreeToAll(CHATGPT);
  await agreeToAll(CLAUDE);
  await make('Job', ['Work', 'Acme']);
  await make('Private', ['Games & media']);
  await make('Nobody', []);
});

test('behavior: two sites, two personas: each block has only what it may, whatever was agreed to', async () => {
  await choose(CHATGPT, 'Job');
  await choose(CLAUDE, 'Private');
  const [job, home] = [await inserted(CHATGPT), await inserted(CLAUDE)];
  expect(job).toContain(WORK);
  expect(job).toContain(CLIENT);
  expect(job).not.toContain(PLAY);
  expect(home).toContain(PLAY);
  expect(home).not.toContain(WORK);
  expect(home).not.toContain(CLIENT);
});

test('behavior: the shortcut switches this site alone, and no page is told a persona’s name', async () => {
  await choose(CHATGPT, 'Nobody');
  await choose(CLAUDE, 'Job');
  const page = await chat(CHATGPT);
  await press(wallet(), page, 'persona');
  await expect.poll(() => chipSays(page)).toContain('Persona switched');
  expect(await chipSays(page)).not.toMatch(/Job|Private|Nobody/);
  await wallet().insert(page);
  await expect.poll(() => wallet().composerText(page)).toContain(PLAY);
  expect(await wallet().composerText(page)).not.toContain(WORK);
  // The chip leads to a place of ours: the toolbar's popup, or a tab where the browser has no toolbar to open it from.
  await clickControl(page, { role: 'button', name: 'Persona' });
  await expect.poll(() => inWorker(wallet(), popupsOpen, CHATGPT)).toBe(1);
  await page.close();
  await popup(CHATGPT, async (own) => {
    await expect(personaIn(own).locator('option:checked')).toHaveText('Private');
    await expect(own.getByText('Only lines in Games & media.')).toBeVisible();
  });
  await popup(CLAUDE, (own) => expect(personaIn(own).locator('option:checked')).toHaveText('Job'));
});

test('behavior: the consent window names the persona, offers nothing else, and chooses anew when it is switched', async () => {
  await choose(CLAUDE, 'Private');
  const page = await chat(CLAUDE);
  await popup(CLAUDE, (other) => other.getByRole('button', { name: 'Stop sharing' }).click());
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  await expect(personaIn(prompt).locator('option:checked')).toHaveText('Private');
  await expect(prompt.getByRole('checkbox')).toHaveCount(1);
  await expect(prompt.getByRole('checkbox', { name: PLAY })).toBeVisible();
  await personaIn(prompt).selectOption({ label: 'Job' });
  await expect(prompt.getByRole('checkbox', { name: WORK })).toBeVisible();
  await expect(prompt.getByRole('checkbox', { name: PLAY })).toHaveCount(0);
  await wallet().approve(prompt, { delivery: 'once' });
  await expect.poll(() => wallet().composerText(page)).toContain(WORK);
  expect(await wallet().composerText(page)).not.toContain(PLAY);
  await page.close();
});

test('behavior: an empty persona and a deleted one give nothing and say so; a deletion is undone', async () => {
  await choose(CHATGPT, 'Nobody');
  await popup(CHATGPT, (page) => expect(page.getByText('This persona has no categories.')).toBeVisible());
  const page = await chat(CHATGPT);
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  await expect(prompt.getByText('This persona has no categories. Nothing is shared here.')).toBeVisible();
  await expect(prompt.getByRole('checkbox')).toHaveCount(0);
  await settings(async (options) => {
    await options.getByRole('button', { name: 'Delete Nobody' }).click();
    const dialog = options.getByRole('dialog');
    await expect(dialog).toContainText('Chosen on: chatgpt.com');
    await dialog.getByRole('button', { name: 'Delete persona' }).click();
    await expect(prompt.getByText('The persona that was chosen here was deleted.')).toBeVisible();
    await options.getByRole('button', { name: 'Undo' }).click();
    await expect(options.getByRole('button', { name: 'Delete Nobody' })).toBeVisible();
  });
  await expect(prompt.getByText('This persona has no categories. Nothing is shared here.')).toBeVisible();
  await wallet().reject(prompt);
  expect(await wallet().composerText(page)).toBe(DRAFT);
  await page.close();
});
