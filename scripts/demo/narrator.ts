import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { ROOT } from '../../tests/e2e/support/root';

const FOLDER = join(ROOT, '.output/demo');

/** Prints the story and keeps its pictures, numbered. */
export class Narrator {
  #steps = 0;
  #pictures = 0;

  constructor() {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
  }

  step(title: string): void {
    this.#steps += 1;
    console.log(`\n${this.#steps}. ${title}`);
  }

  /** Facts, one a line, values aligned. */
  say(facts: Record<string, string | number>): void {
    for (const [name, value] of Object.entries(facts)) console.log(`   ${name.padEnd(16)} ${value}`);
  }

  quote(text: string): void {
    for (const line of text.split('\n')) console.log(`   | ${line}`);
  }

  /** @param width of the window that people see it in; the height follows. */
  async picture(page: Page, name: string, width = 1_280): Promise<void> {
    this.#pictures += 1;
    await page.setViewportSize({ width, height: width < 1_000 ? 720 : 800 });
    const file = `${String(this.#pictures).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(FOLDER, file) });
    console.log(`   picture          .output/demo/${file}`);
  }
}

/** Waits until something is so. @throws Error naming what was expected, with what was there instead. */
export async function until<T>(expected: string, look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`expected ${expected}, saw: ${JSON.stringify(seen)}`);
    await sleep(50);
  }
}
