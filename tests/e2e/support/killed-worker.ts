import { expect, type Page } from '@playwright/test';
import type { DisclosureView } from '#lib/protocol/grants';
import { inspect } from './inspect';
import { armed, share } from './screens/consent';
import type { Wallet } from './wallet';

const SETTLED_MS = 2_500;

export async function newestReceipt(wallet: Wallet): Promise<DisclosureView | undefined> {
  return (await inspect(wallet, 'disclosures.list', { origin: null, limit: 1 }))[0];
}

/**
 * What must hold whenever the worker died: the draft stands, the text is in whole or not at all, the receipt
 * says 'inserted' only where it is in, and says 'unknown' where nobody can tell.
 *
 * @param last the newest receipt of before; without a newer one nothing may have come in.
 */
export async function expectNothingHalfDone(
  wallet: Wallet,
  page: Page,
  draft: string,
  last: DisclosureView | undefined,
): Promise<void> {
  // What was under way comes to its end: a message to a dead worker wakes a new one.
  await page.waitForTimeout(SETTLED_MS);
  const look = async () => {
    const newest = await newestReceipt(wallet);
    return newest?.id === last?.id ? undefined : newest;
  };
  await expect.poll(async () => (await look())?.state, { timeout: 45_000 }).not.toBe('released');
  const receipt = await look();
  const text = await wallet.composerText(page);
  expect(text.startsWith(draft)).toBe(true);
  const added = text.slice(draft.length).trim();
  expect(['', receipt?.text.trim() ?? '']).toContain(added);
  if (added === '') expect(receipt?.state).not.toBe('inserted');
  else expect(['inserted', 'unknown']).toContain(receipt?.state);
}

const ANSWERED_MS = 3_000;

/**
 * What a window shows whose worker was killed while it answered: it closed, it says that nobody knows, or its question
 * stands. Then it still takes an answer: closing it instead would be a rejection, and three of them make the wallet wait.
 */
export async function answerAgain(prompt: Page): Promise<void> {
  const says = prompt.getByText('The browser stopped Satchel in the middle');
  await expect(async () => {
    if (prompt.isClosed()) return;
    await prompt.bringToFront();
    if (await says.isVisible()) return prompt.close();
    // Coming to the front disarms the window for half a second; whoever clicked in that time clicks again.
    await armed(prompt);
    const closed = prompt.waitForEvent('close', { timeout: ANSWERED_MS });
    await Promise.all([closed, share(prompt).click({ timeout: ANSWERED_MS })]);
  }, 'the consent window is answered, or says what happened').toPass({ timeout: 30_000 });
}
