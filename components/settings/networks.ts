import type { ChainConfig } from '#lib/protocol/index';

/** The predeploy of the OP stack's chains, the same on each. */
const OP_STACK_EAS = '0x4200000000000000000000000000000000000021';

export type NetworkId = 'off' | 'base' | 'base-sepolia' | 'local' | 'custom';

/**
 * Known networks with their EAS contract. Chain id 0 is read from the chain itself, and only where the person
 * describes the network: else whatever listens on a local port could name a live chain and be paid for on it.
 * The local chain's contract is the second of anvil's first account.
 */
export const NETWORKS: Record<NetworkId, ChainConfig> = {
  off: { network: 'off', chainId: 0, rpcUrl: '', eas: '' },
  base: { network: 'base', chainId: 8453, rpcUrl: 'https://mainnet.base.org', eas: OP_STACK_EAS },
  'base-sepolia': { network: 'base-sepolia', chainId: 84532, rpcUrl: 'https://sepolia.base.org', eas: OP_STACK_EAS },
  local: {
    network: 'local',
    chainId: 31337,
    rpcUrl: 'http://127.0.0.1:8545',
    eas: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
  },
  custom: { network: 'custom', chainId: 0, rpcUrl: '', eas: '' },
};

/** Networks whose contract the person may name. */
export const ownContract = (id: NetworkId): boolean => id === 'local' || id === 'custom';

export const networkId = (network: string): NetworkId =>
  Object.hasOwn(NETWORKS, network) ? (network as NetworkId) : 'custom';
