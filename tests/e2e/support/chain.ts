import { startChain } from '../../fixtures/chain/index.mjs';

/** A local chain as tests use it. */
export interface Chain {
  rpcUrl: string;
  chainId: number;
  eas: string;
  /** @throws Error: comes with the issue on the human credential. */
  readonly semaphore: string;
  rpc(method: string, params?: unknown[]): Promise<unknown>;
  fund(address: string, wei: bigint): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestChain(): Promise<Chain> {
  const { rpcUrl, chainId, eas, rpc, fund, stop } = await startChain();
  const chain = { rpcUrl, chainId, eas, rpc, fund, stop };
  // Not enumerable, so that a chain can be printed and compared.
  return Object.defineProperty(chain as Chain, 'semaphore', {
    get: () => {
      throw new Error('the semaphore address comes with the issue on the human credential');
    },
  });
}
