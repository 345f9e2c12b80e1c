import { expect, type Page } from '@playwright/test';
import { inspect } from './inspect';
import type { Wallet } from './wallet';

/**
 * What must hold whenever the worker died: the draft stands, the text is in whole or not at all, the receipt
 * says 'inserted' only where it is in, and says 'unknown' where nobody can tell.
 */
export async function expectNothingHalfDone(wallet: Wallet, page: Page, draft: string): Promise<void> {
  await expect.poll(() => newestState(wallet), { timeout: 40_000 }).not.toBe('released');
  const text = await wallet.composerText(page);
  const [receipt] = await inspect(wallet, 'disclosures.list', { origin: null, limit: 1 });
  expect(text.startsWith(draft)).toBe(true);
  const added = text.slice(draft.length).trim();
  const whole = receipt?.text.trim() ?? '';
  expect(['', whole]).toContain(added);
  if (added === '') expect(receipt?.state).not.toBe('inserted');
  else expect(['inserted', 'unknown']).toContain(receipt?.state);
}

async function newestState(wallet: Wallet): Promise<string> {
  const [receipt] = await inspect(wallet, 'disclosures.list', { origin: null, limit: 1 });
  return receipt?.state ?? 'none';
}
