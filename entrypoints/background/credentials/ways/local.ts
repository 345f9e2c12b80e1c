import { type Ask, aboutGroups } from '#lib/credential/chain/node';
import { type Entry, WalletError } from '#lib/protocol/index';

const LOOKS = 50;
const LOOK_MS = 100;

/**
 * Sends an entry from one of a local node's own accounts, the first that the gate would admit, and waits for its block.
 *
 * @throws WalletError `gate-refused`, `group-unreachable`
 */
export async function enterByNode(ask: Ask, { to, data }: Entry): Promise<void> {
  const accounts = await aboutGroups(ask('eth_accounts', []));
  for (const from of Array.isArray(accounts) ? accounts : []) {
    if (await wouldFail(ask, { from, to, data })) continue;
    return waitFor(ask, await aboutGroups(ask('eth_sendTransaction', [{ from, to, data }])));
  }
  throw new WalletError('gate-refused', 'no account of the node’s is admitted');
}

async function wouldFail(ask: Ask, transaction: object): Promise<boolean> {
  try {
    await ask('eth_call', [transaction, 'latest']);
    return false;
  } catch (error) {
    if (error instanceof WalletError && error.code === 'chain-rejected') return true;
    throw error;
  }
}

async function waitFor(ask: Ask, hash: unknown): Promise<void> {
  for (let i = 0; i < LOOKS; i++) {
    if ((await aboutGroups(ask('eth_getTransactionReceipt', [hash]))) !== null) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new WalletError('group-unreachable', 'it came into no block');
}
