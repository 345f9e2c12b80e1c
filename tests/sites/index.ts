import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SiteHandler } from '../e2e/support/network';
import { ROOT } from '../e2e/support/root';
import { Wallet } from '../e2e/support/wallet';
import { COLUMNS, checkSite } from './check';
import { consentOn } from './consent';
import { printMatrix, type Row } from './matrix';

export interface Design {
  id: string;
  name: string;
  host: string;
  url: string;
}

const PASSWORD = 'violet harbour 41 lantern';
const FACT = { text: 'I am a nurse on night shifts in Kraków 👩‍⚕️', category: 'About me' };

/**
 * Tries every practice site in every design through the extension, one after the other in one browser, and prints
 * the matrix.
 *
 * @param names beginnings of the names to try; none means all.
 * @returns whether every cell is exact.
 */
export async function matrix(names: readonly string[]): Promise<boolean> {
  // By path, because this file runs from a bundle that lies elsewhere.
  const fixture = pathToFileURL(join(ROOT, 'tests/fixtures/sites/index.mjs')).href;
  const { sites, designs } = (await import(fixture)) as { sites: Record<string, SiteHandler>; designs: Design[] };
  const wanted = designs.filter(({ name }) => names.length === 0 || names.some((start) => name.startsWith(start)));
  const started = performance.now();
  const wallet = await Wallet.launch({ sites });
  try {
    await wallet.create({ password: PASSWORD });
    await wallet.add(FACT);
    const rows: Row[] = [];
    let consented = { id: '', block: '' };
    for (const design of wanted) {
      if (consented.id !== design.id) consented = { id: design.id, block: await blockOf(wallet, design) };
      const faults = await checkSite(wallet, design, consented.block);
      rows.push({ name: design.name, faults });
      console.log(`${design.name}: ${faults.every((fault) => fault === null) ? 'exact' : 'not exact'}`);
    }
    printMatrix(COLUMNS, rows);
    console.log(`${rows.length} designs in ${((performance.now() - started) / 1_000).toFixed(0)} s`);
    return rows.length > 0 && rows.every(({ faults }) => faults.every((fault) => fault === null));
  } finally {
    await wallet.close();
    await rm(wallet.profileDir, { recursive: true, force: true });
  }
}

/** A site that takes no consent fails in every cell, and lets the others be tried. */
async function blockOf(wallet: Wallet, design: Design): Promise<string> {
  try {
    return await consentOn(wallet, design);
  } catch (error) {
    console.error(`${design.name}: ${error instanceof Error ? error.message : error}`);
    return 'no consent';
  }
}
