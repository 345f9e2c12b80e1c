import type { GroupId } from '#lib/protocol/credential';
import type { ChainGroup } from './node';

export const groupIdOf = ({ chainId, contract, number }: ChainGroup): GroupId =>
  `chain:${chainId}:${contract.toLowerCase()}:${number}`;

/** Where a group is on a chain, or null when it is on none. */
export function chainGroupOf(group: GroupId): ChainGroup | null {
  const [kind, chainId, contract, number] = group.split(':');
  if (kind !== 'chain' || !contract || number === undefined) return null;
  return { chainId: Number(chainId), contract, number: BigInt(number) };
}
