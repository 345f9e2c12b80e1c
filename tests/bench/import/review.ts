import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { onScreen } from '../../e2e/support/screens/open';
import type { Wallet } from '../../e2e/support/wallet';
import { percentile, type Row, timed } from '../report';

const LINES = 5_000;
const BY_KEY = 100;
/** Ten lines a minute leave six seconds a line to read: of those a key may take a sixtieth. */
const MOST_A_KEY_MS = 100;
const MOST_AT_ONCE_MS = 1_000;

/** A review of thousands of lines: some decided by keys, the rest at once, then added. */
export async function reviewing(wallet: Wallet, file: string): Promise<Row[]> {
  const text = Array.from({ length: LINES }, (_, at) => `- I know ${name(at)} from ${name(at * 31 + 7)}`).join('\n');
  await writeFile(file, text);
  return onScreen(wallet, 'sidepanel.html', async (page) => {
    page.setDefaultTimeout(120_000);
    await page.getByRole('button', { name: 'Bring in' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bring in' });
    const status = dialog.getByRole('status').filter({ hasText: 'to go' });
    const opened = await timed(async () => {
      await dialog.getByLabel('Choose a file').setInputFiles(file);
      await status.waitFor();
    });
    const keys: number[] = [];
    for (let at = 1; at <= BY_KEY; at++) keys.push(await timed(() => byKey(page, status, at)));
    const whole = await timed(async () => {
      await dialog
        .getByRole('button', { name: /^Approve all/ })
        .first()
        .click();
      await status.filter({ hasText: ' 0 to go' }).waitFor();
    });
    const add = dialog.getByRole('button', { name: /^Add / });
    const told = await timed(async () => {
      await add.click();
      await dialog.getByRole('progressbar').waitFor();
    });
    const added = await timed(() => dialog.waitFor({ state: 'hidden' }));
    const count = LINES.toLocaleString('en');
    return [
      shown(`a review of ${count} lines, opened`, opened),
      limited('a line by key, p95', percentile(keys, 0.95), MOST_A_KEY_MS),
      shown(
        `ten lines by keys`,
        keys.slice(0, 10).reduce((total, ms) => total + ms, 0),
      ),
      limited('the rest at once', whole, MOST_AT_ONCE_MS),
      limited('adding them: progress is seen', told, MOST_AT_ONCE_MS),
      shown(`${count} lines added`, told + added),
    ];
  });
}

/** Approves or rejects the line that has the focus, until the tally says so. */
async function byKey(page: Page, status: Locator, at: number): Promise<void> {
  await page.keyboard.press(at % 3 === 0 ? 'r' : 'a');
  await status.filter({ hasText: ` ${(LINES - at).toLocaleString('en')} to go` }).waitFor();
}

/** A word of its own for each number. */
const name = (at: number) =>
  [at % 26, Math.floor(at / 26) % 26, Math.floor(at / 676) % 26, (at * 7) % 26]
    .map((letter, place) => String.fromCharCode(97 + letter) + 'aeio'[place])
    .join('');

const shown = (what: string, ms: number): Row => ({ what, measured: `${ms.toFixed(0)} ms`, figure: '', holds: null });
const limited = (what: string, ms: number, most: number): Row => ({
  ...shown(what, ms),
  figure: `at most ${most} ms`,
  holds: ms <= most,
});
