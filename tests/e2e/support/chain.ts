import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as ChainFixture from '../../fixtures/chain/index.mjs';
import { ROOT } from './root';

/** A local chain as tests use it. */
export interface Chain {
  rpcUrl: string;
  chainId: number;
  eas: string;
  /** Semaphore v4, as on live chains; no group is on it at first. */
  semaphore: string;
  rpc(method: string, params?: unknown[]): Promise<unknown>;
  fund(address: string, wei: bigint): Promise<void>;
  stop(): Promise<void>;
}

/** An import that stays one: Playwright may compile this file to CommonJS, which cannot require the fixture. */
const nativeImport = new Function('url', 'return import(url)') as (url: string) => Promise<typeof ChainFixture>;

export async function startTestChain(options: { port?: number } = {}): Promise<Chain> {
  const { startChain } = await nativeImport(pathToFileURL(join(ROOT, 'tests/fixtures/chain/index.mjs')).href);
  const { rpcUrl, chainId, eas, semaphore, rpc, fund, stop } = await startChain(options);
  return { rpcUrl, chainId, eas, semaphore, rpc, fund, stop };
}
