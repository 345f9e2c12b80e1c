import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SiteHandler } from '../e2e/support/network';
import { ROOT } from '../e2e/support/root';
import { Wallet } from '../e2e/support/wallet';
import { chainCost } from './chain';
import { insertion } from './insertion';
import { log } from './log';
import { records } from './records';
import { printTable, type Row } from './report';
import { scriptTime } from './script-time';
import { sizes } from './sizes';
import { typing } from './typing';
import { unlocking } from './unlock';

const PASSWORD = 'violet harbour 41 lantern';

/** Measures every row, prints the table, and says whether all figures hold. */
export async function bench(): Promise<boolean> {
  const rows: Row[] = [...sizes(), ...(await records()), ...(await log()), ...(await inBrowser())];
  console.log();
  printTable(rows);
  return rows.every(({ holds }) => holds !== false);
}

async function inBrowser(): Promise<Row[]> {
  // By path, because this file runs from a bundle that lies elsewhere.
  const fixture = pathToFileURL(join(ROOT, 'tests/fixtures/sites/index.mjs')).href;
  const { sites } = (await import(fixture)) as { sites: Record<string, SiteHandler> };
  const wallet = await Wallet.launch({ sites, chain: true });
  try {
    await wallet.create({ password: PASSWORD });
    const rows = [...(await scriptTime(wallet)), ...(await typing(wallet))];
    await wallet.seed(items(0, 1_000));
    rows.push(...(await insertion(wallet, '1,000')));
    await wallet.seed(items(1_000, 10_000));
    rows.push(...(await insertion(wallet, '10,000')));
    rows.push(...(await unlocking(wallet, PASSWORD, '10,000')));
    rows.push(...(await chainCost(wallet)));
    return rows;
  } finally {
    await wallet.close();
    await rm(wallet.profileDir, { recursive: true, force: true });
  }
}

function items(from: number, to: number) {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  return numbers.map((n) => ({ text: `Fact ${n} is about thing ${n % 500} and person ${n % 97}`, category: 'Work' }));
}
