import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { ProofFile } from '#lib/protocol/proof';
import type { AnchorView } from '#lib/protocol/views';
import { ask } from './open';
import { keepWords, wordsDialog } from './words';

export interface Anchored {
  root: string;
  chainId: number;
  block: number;
}

/**
 * On the panel's proof tab: proves what the log holds now and waits for the chain. Keeps the 12 words first
 * where the wallet insists.
 *
 * @throws Error with what it waits for, when the chain does not confirm in time.
 */
export async function proveNow(page: Page, password: string, timeout = 60_000): Promise<Anchored> {
  const { logSize } = await ask(page, 'anchor.status', {});
  const button = page.getByRole('button', { name: 'Prove now' });
  await button.click();
  const deadline = Date.now() + timeout;
  for (;;) {
    if (await wordsDialog(page).isVisible()) {
      await keepWords(page, password);
      if (await button.isEnabled()) await button.click();
    }
    const { confirmed, provenSize, latest } = await ask(page, 'anchor.status', {});
    if (confirmed && provenSize >= logSize) return anchored(confirmed);
    if (Date.now() > deadline) {
      const alerts = await page.getByRole('alert').allInnerTexts();
      throw new Error(
        `the chain did not confirm: ${latest?.waiting ?? latest?.state ?? 'nothing queued'} ${alerts.join(' ')}`,
      );
    }
    await sleep(100);
  }
}

function anchored({ root, chainId, block }: AnchorView): Anchored {
  if (block === null) throw new Error('a confirmed anchor names no block');
  return { root, chainId, block };
}

/** The proof file of one grant or disclosure, as the verify page shows it. */
export async function shownProof(page: Page): Promise<ProofFile> {
  const field = page.getByRole('textbox', { name: 'Proof', exact: true });
  const refusal = page.getByRole('alert');
  const deadline = Date.now() + 15_000;
  for (;;) {
    const text = (await field.isVisible()) ? await field.inputValue() : '';
    if (text.trim() !== '') return JSON.parse(text);
    if (Date.now() > deadline) throw new Error(`no proof is shown: ${(await refusal.allInnerTexts()).join(' ')}`);
    await sleep(100);
  }
}
