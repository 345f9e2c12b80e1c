import type { Presentation } from '#lib/protocol/credential';
import { WalletError } from '#lib/protocol/errors';
import type { KnownGroup } from '../roots';
import { chainGroupOf } from './group-id';
import { type Ask, aboutGroups, type ChainGroup, mustBeOn, stateOf } from './node';
import { ROOT_EXPIRED, verifyCall } from './semaphore';

export { aboutGroups };

const TRUE = /^0x0{63}1$/;

/**
 * What a chain says at this moment of the group that a presentation names, and of the root it was made at: the contract
 * checks the proof itself, by a call that costs nothing.
 *
 * @param now Unix seconds
 * @throws WalletError `group-missing`, also for a group that is on no chain; `group-mismatch`, or what `ask` throws
 */
export async function groupOnChain(ask: Ask, presentation: Presentation, now: number): Promise<KnownGroup> {
  const { group: id, proof } = presentation;
  const group = chainGroupOf(id);
  if (!group) throw new WalletError('group-missing');
  await mustBeOn(ask, group.chainId);
  const { size, root } = await stateOf(ask, group);
  const known = { id, name: '', size, root: root.toString(), at: now, until: null };
  const earlier = { root: proof.merkleTreeRoot, removed: false };
  const verdict = await askContract(ask, group, proof);
  if (verdict === 'holds') return { ...known, earlier: [{ ...earlier, until: now }] };
  return { ...known, earlier: verdict === 'old' ? [{ ...earlier, until: 0 }] : [] };
}

async function askContract(
  ask: Ask,
  { contract, number }: ChainGroup,
  proof: Presentation['proof'],
): Promise<'holds' | 'old' | 'fails'> {
  try {
    const answer = await ask('eth_call', [{ to: contract, data: verifyCall(number, proof) }, 'latest']);
    return TRUE.test(String(answer)) ? 'holds' : 'fails';
  } catch (error) {
    if (!(error instanceof WalletError) || error.code !== 'chain-rejected') throw error;
    return String(error.data?.revert).startsWith(ROOT_EXPIRED) ? 'old' : 'fails';
  }
}
