import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { Identity } from '@semaphore-protocol/identity';
import { TREE_DEPTH } from '#lib/protocol/credential';
import type { SiteHandler } from '../../e2e/support/network';
import { ask, onScreen } from '../../e2e/support/screens/open';
import { Wallet } from '../../e2e/support/wallet';
import { percentile, type Row, timed } from '../report';

const SITE = 'https://forum.example';
const PASSWORD = 'violet harbour 41 lantern';
const RUNS = 3;
const PREPARED_MS = 2_000;

const { resolve } = createRequire(import.meta.url);
const artifact = (kind: string) => readFileSync(resolve(`@zk-kit/semaphore-artifacts/semaphore-20.${kind}`));
const FILES: Record<string, () => Buffer> = {
  '/semaphore-20.wasm': () => artifact('wasm'),
  '/semaphore-20.zkey': () => artifact('zkey'),
};

/** A site that has the circuit, and nothing else. */
const site: SiteHandler = ({ url = '' }, response) => {
  const file = FILES[url];
  response.writeHead(200, { 'content-type': file ? 'application/octet-stream' : 'text/html' });
  response.end(file ? file() : '<!doctype html><title>Forum</title><link rel="icon" href="data:,">');
};

/** A proof made in the wallet beside one of bare snarkjs in the same browser, and one that was made before. */
export async function showing(): Promise<Row[]> {
  const wallet = await Wallet.launch({ sites: { 'forum.example': site } });
  try {
    await wallet.create({ password: PASSWORD });
    const bare = await bareProofs(await wallet.open(SITE));
    const { fresh, prepared } = await onScreen(wallet, 'options.html#credentials', ownProofs);
    return rows({ bare, fresh, prepared });
  } finally {
    await wallet.close();
    await rm(wallet.profileDir, { recursive: true, force: true });
  }
}

function rows({ bare, fresh, prepared }: Record<'bare' | 'fresh' | 'prepared', number[]>): Row[] {
  const [alone, ours, ready] = [bare, fresh, prepared].map((samples) => percentile(samples, 0.5)) as [
    number,
    number,
    number,
  ];
  return [
    {
      what: 'human proof, new, beside bare snarkjs on one thread',
      measured: `${(ours / alone).toFixed(2)} times (${(ours / 1000).toFixed(1)} s beside ${(alone / 1000).toFixed(1)} s)`,
      figure: 'reported',
      holds: null,
    },
    {
      what: 'human proof, prepared, shown',
      measured: `${Math.round(ready)} ms`,
      figure: 'at most 2 s',
      holds: Math.max(...prepared) <= PREPARED_MS,
    },
  ];
}

/** In milliseconds, the first left out: that is when files are read and code is compiled. */
async function samples(run: (i: number) => Promise<unknown>): Promise<number[]> {
  await run(-1);
  const taken: number[] = [];
  for (let i = 0; i < RUNS; i++) taken.push(await timed(() => run(i)));
  return taken;
}

/** A member of a group of their own, through what the screens ask for. */
async function ownProofs(page: Page): Promise<{ fresh: number[]; prepared: number[] }> {
  const group = await ask(page, 'groups.create', { name: 'Bench', url: null });
  const { id, code } = await ask(page, 'credentials.join', { invitation: group.invitation });
  await ask(page, 'groups.admit', { id: group.id, code: code ?? '', label: '' });
  const { list } = await ask(page, 'groups.sign', { id: group.id });
  await ask(page, 'credentials.renew', { id, list });
  const show = (value: string) =>
    ask(page, 'credentials.show', { id, origin: SITE, bound: { kind: 'challenge', value } });
  const fresh = await samples((i) => show(`fresh ${i}`));
  const prepared = await samples((i) => show(`fresh ${Math.max(0, i)}`));
  return { fresh, prepared };
}

/** The same circuit with the same kind of inputs, by snarkjs as it comes, in a page. */
async function bareProofs(page: Page): Promise<number[]> {
  await page.addScriptTag({ path: resolve('snarkjs').replace(/[^/]*$/, 'snarkjs.min.js') });
  const inputs = {
    secret: new Identity('bench').secretScalar.toString(),
    merkleProofLength: '0',
    merkleProofIndex: '0',
    merkleProofSiblings: Array.from({ length: TREE_DEPTH }, () => '0'),
    scope: '1',
  };
  return samples((i) => page.evaluate(proveBare, { ...inputs, message: String(i + 2) }));
}

async function proveBare(inputs: object): Promise<void> {
  const { snarkjs } = globalThis as unknown as {
    snarkjs: { groth16: { fullProve(...args: unknown[]): Promise<unknown> } };
  };
  const options = { singleThread: true };
  const [wasm, zkey] = ['/semaphore-20.wasm', '/semaphore-20.zkey'];
  await snarkjs.groth16.fullProve(inputs, wasm, zkey, undefined, undefined, options);
}
