import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { Delivery } from '#lib/protocol/grants';

export interface Consent {
  days?: number;
  delivery?: Delivery;
}

/** One message of a chat's, or one request of an app's. */
const ONCE = /^this (message|time)$/;
const ARMED_WITHIN_MS = 10_000;
const STEADY_MS = 200;

const isConsent = (page: Page) => !page.isClosed() && page.url().includes('/consent.html');
export const share = (prompt: Page) => prompt.getByRole('button', { name: /^Share (this line|these \d+)$/ });

/** Whether it shows what it is about; not so one that was answered before and closes meanwhile. */
async function isReady(prompt: Page, timeout: number): Promise<boolean> {
  try {
    await prompt.bringToFront();
    // The second where membership is asked for.
    const ready = prompt.getByRole('radio', { name: ONCE }).or(prompt.getByRole('button', { name: 'Don’t show it' }));
    await ready.waitFor({ timeout });
    return true;
  } catch (error) {
    if (prompt.isClosed()) return false;
    throw error;
  }
}

/** The consent window, as soon as it shows what it is about. */
export async function waitForConsent(context: BrowserContext, timeout = 15_000): Promise<Page> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const prompt = context.pages().findLast(isConsent);
    if (prompt && (await isReady(prompt, timeout))) return prompt;
    if (Date.now() > deadline) throw new Error('no consent window opened');
    await sleep(50);
  }
}

/** Makes the choice, waits until the window is armed, and signs. */
export async function approve(prompt: Page, { days = 30, delivery = 'click' }: Consent): Promise<void> {
  if (delivery !== 'once' && days !== 30 && days !== 90) throw new Error('the consent window offers 30 and 90 days');
  await tickWhatIsOffered(prompt);
  await prompt.getByRole('radio', { name: delivery === 'once' ? ONCE : `${days} days` }).click();
  if (delivery === 'click' || delivery === 'auto') {
    const how = delivery === 'auto' ? 'automatically' : 'when I click';
    await prompt.getByRole('radio', { name: how }).click();
  }
  await armed(prompt);
  await answer(prompt, share(prompt));
}

export async function reject(prompt: Page): Promise<void> {
  await answer(prompt, prompt.getByRole('button', { name: /^Don.t share$/ }));
}

/** The window closes by itself when it was answered. */
async function answer(prompt: Page, button: Locator): Promise<void> {
  const closed = prompt.waitForEvent('close').catch(async (error) => {
    throw new Error(`the consent window stays open:\n${await prompt.innerText('body')}`, { cause: error });
  });
  await Promise.all([closed, button.click()]);
}

/**
 * Waits until the window takes clicks: it refuses them at first, so that nobody approves by accident, and again
 * for a moment after every choice, while it shows what that choice means.
 */
export async function armed(prompt: Page): Promise<void> {
  const ready = share(prompt).and(prompt.locator(':not([aria-disabled="true"]):not(:disabled)'));
  let since = Date.now();
  const deadline = since + ARMED_WITHIN_MS;
  while (Date.now() - since < STEADY_MS) {
    if (Date.now() > deadline)
      throw new Error(`the consent window takes no clicks:\n${await prompt.innerText('body')}`);
    if (!(await ready.isVisible())) since = Date.now();
    await sleep(20);
  }
}

/** The text that would be shared, as the window shows it. */
export async function exactText(prompt: Page): Promise<string> {
  const region = prompt.getByRole('region', { name: 'Exactly this text' });
  return (await region.locator('pre').innerText()).replace(/\n$/, '');
}

/** Nothing is ticked that the draft does not need; a person who approves all the same ticks what is offered. */
async function tickWhatIsOffered(prompt: Page): Promise<void> {
  if ((await prompt.getByRole('checkbox', { checked: true }).count()) > 0) return;
  for (const box of await prompt.getByRole('checkbox').all()) await box.click();
}
