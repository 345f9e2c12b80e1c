/** What a wallet asks of a gate, and what it tells others to send there. */
import { type Entry, type Gate, kindOf, WalletError } from '#lib/protocol/index';
import { type Ask, type ChainGroup, mustBeOn, readNumber, toNumber } from '../chain/node';
import { callData, word } from '../chain/semaphore';

/** Words of every gate; a test compares them with the contracts' own ABI. */
export const GATE_CALLS = {
  /** `semaphore()` */
  semaphore: '0x7b5d2534',
  /** `group()` */
  group: '0x29e7ef2d',
  /** `since()` */
  since: '0x3dc54b40',
  /** `admit(uint256)` */
  admit: '0x30e0c401',
} as const;

/**
 * The group that a gate admits to.
 *
 * @throws WalletError `gate-closed` where nobody has put it on that chain so far; `group-mismatch`, or what `ask` throws
 */
export async function readGate(ask: Ask, { chainId, address }: Gate): Promise<ChainGroup & { since: number }> {
  await mustBeOn(ask, chainId);
  const code = await ask('eth_getCode', [address, 'latest']);
  if (typeof code !== 'string' || code.length <= 2) throw new WalletError('gate-closed');
  const read = (call: string) => readNumber(ask, address, call);
  const [semaphore, number] = [await read(GATE_CALLS.semaphore), await read(GATE_CALLS.group)];
  const since = toNumber(`0x${(await read(GATE_CALLS.since)).toString(16)}`);
  return { chainId, contract: `0x${word(semaphore).slice(24)}`, number, since };
}

/** The transaction by which an account that has what the gate asks for lets a member in. @param commitment decimal */
export function entryBy({ address, chainId }: Gate, commitment: string): Entry {
  return {
    to: address,
    chainId,
    data: callData(GATE_CALLS.admit, commitment),
    link: `ethereum:${address}@${chainId}/admit?uint256=${commitment}`,
    local: kindOf(`chain:${chainId}:${address}:0`) === 'demo',
  };
}
