import { WalletError } from '#lib/protocol/index';

const PATIENCE_MS = 10_000;

/**
 * The id that the chain behind an RPC URL gives itself (`eth_chainId`), for a network that the person describes.
 * The background asks again before it believes it.
 *
 * @throws WalletError `chain-unreachable` when there is no such answer
 */
export async function readChainId(rpcUrl: string): Promise<number> {
  try {
    const response = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] }),
      signal: AbortSignal.timeout(PATIENCE_MS),
      credentials: 'omit',
    });
    const answer = (await response.json()) as { result?: unknown };
    const chainId = typeof answer.result === 'string' ? Number.parseInt(answer.result, 16) : Number.NaN;
    if (Number.isSafeInteger(chainId)) return chainId;
  } catch (cause) {
    throw new WalletError('chain-unreachable', 'no chain id', { cause });
  }
  throw new WalletError('chain-unreachable', 'no chain id');
}
