import { expect, test } from 'vitest';
import { CHAIN_PRESETS } from '#lib/anchor/presets';
import { NETWORKS } from '../../../components/settings/networks';

test.each(CHAIN_PRESETS.filter(({ id }) => id in NETWORKS))(
  'default: the settings know chain and contract of $id as the outbox does, and never take the chain from its node',
  ({ id, chainId, eas }) => {
    expect(Object.entries(NETWORKS).find(([name]) => name === id)?.[1]).toMatchObject({ network: id, chainId, eas });
  },
);

test('behavior: only a network that the person describes has its chain read from the node', () => {
  const open = Object.values(NETWORKS).filter(({ network, chainId }) => network !== 'off' && chainId === 0);
  expect(open.map(({ network }) => network)).toEqual(['custom']);
});
