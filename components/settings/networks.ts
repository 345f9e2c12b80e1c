import { BITCOIN, CHAIN_PRESETS, type ChainConfig } from '#lib/protocol/index';

/** What the settings offer: known networks, none, or one that the person describes. */
export const OFF = 'off';
export const CUSTOM = 'custom';

/**
 * Chain id 0 is read from the chain itself, and only where the person describes the network: else whatever listens on a
 * local port could name a live chain and be paid for on it.
 */
const NETWORKS: ReadonlyMap<string, ChainConfig> = new Map([
  [OFF, { network: OFF, chainId: 0, rpcUrl: '', eas: '' }],
  [BITCOIN, { network: BITCOIN, chainId: 0, rpcUrl: '', eas: '' }],
  ...CHAIN_PRESETS.map(({ id, chainId, rpcUrl, eas }) => [id, { network: id, chainId, rpcUrl, eas }] as const),
  [CUSTOM, { network: CUSTOM, chainId: 0, rpcUrl: '', eas: '' }],
]);

export const networkIds = (): string[] => [...NETWORKS.keys()];

/** The network's configuration to begin with; an unknown one is the person's own. */
export const networkOf = (id: string): ChainConfig =>
  NETWORKS.get(id) ?? { network: CUSTOM, chainId: 0, rpcUrl: '', eas: '' };

/** Networks whose contract the person may name. */
export const ownContract = (id: string): boolean => id === 'local' || id === CUSTOM;
