import { selector } from './digest';
import { must, orFault, VerifyError } from './fault';

const GET_TIMESTAMP = selector('getTimestamp(bytes32)');
const TIMEOUT_MS = 10_000;
const MAX_ANSWER_CHARS = 10_000;

/** A node of the chain whose EAS consents are revoked on, trusted by whoever verifies. */
export interface RevocationNode {
  rpcUrl: string;
  /** EAS there. */
  eas: string;
  chainId: number;
  fetchFn?: typeof fetch;
}

/**
 * Asks a node whether a consent was ended in public: its tag is timestamped. A person can also end a consent without
 * saying so in public; then the wallet answers no more.
 *
 * @returns for `GrantCheck.isRevoked`; throws VerifyError `chain` when the node is of no use or of another chain
 */
export function revokedOn({ rpcUrl, eas, chainId, fetchFn = fetch }: RevocationNode) {
  const ask = async (method: string, params: unknown[]): Promise<bigint> => {
    try {
      const response = await fetchFn(rpcUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      must(text.length <= MAX_ANSWER_CHARS, 'chain');
      const { result } = JSON.parse(text);
      must(typeof result === 'string' && /^0x[0-9a-fA-F]+$/.test(result), 'chain');
      return orFault('chain', () => BigInt(result));
    } catch (cause) {
      throw cause instanceof VerifyError ? cause : new VerifyError('chain', { cause });
    }
  };
  return async (revocationTag: string): Promise<boolean> => {
    must((await ask('eth_chainId', [])) === BigInt(chainId), 'chain');
    const call = { to: eas, data: GET_TIMESTAMP + revocationTag.slice(2) };
    return (await ask('eth_call', [call, 'latest'])) !== 0n;
  };
}
