import { expect, test } from 'vitest';
import { CHAIN_PRESETS } from '#lib/protocol/index';
import { networkIds, networkOf } from '../../../components/settings/networks';

test('default: the settings offer Bitcoin by calendars, every known chain, and the person’s own', () => {
  expect(networkIds()).toEqual(['off', 'bitcoin', ...CHAIN_PRESETS.map(({ id }) => id), 'custom']);
});

test('behavior: only a network that the person describes has its chain read from the node', () => {
  const open = networkIds().filter((id) => id !== 'off' && id !== 'bitcoin' && networkOf(id).chainId === 0);
  expect(open).toEqual(['custom']);
});

test('behavior: a network of another version is the person’s own', () => {
  expect(networkOf('gone')).toMatchObject({ network: 'custom', chainId: 0 });
});
