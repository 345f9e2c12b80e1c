/** Chains that carry the Ethereum Attestation Service, and how to behave on each. Pure data. */

export interface ChainPreset {
  /** Value of `ChainConfig.network`. */
  id: string;
  name: string;
  chainId: number;
  /** A public node to begin with; people may name their own. */
  rpcUrl: string;
  /** Address of EAS, from the deployments that its contract package ships. */
  eas: string;
  /** Coins without a price: an anchor there shows how it works, no more. */
  test: boolean;
  /** Blocks, its own included, until a transaction counts as settled. */
  confirmations: number;
  /** How often to look for a block, in milliseconds. */
  pollMs: number;
  /** The most that one anchor may cost, in wei. */
  feeCapWei: bigint;
}

const PREDEPLOY = '0x4200000000000000000000000000000000000021';
const MILLI_ETHER = 10n ** 15n;

export const CHAIN_PRESETS: readonly ChainPreset[] = [
  {
    id: 'base',
    name: 'Base',
    chainId: 8453,
    rpcUrl: 'https://mainnet.base.org',
    eas: PREDEPLOY,
    test: false,
    confirmations: 5,
    pollMs: 2_000,
    feeCapWei: MILLI_ETHER / 10n,
  },
  {
    id: 'optimism',
    name: 'Optimism',
    chainId: 10,
    rpcUrl: 'https://mainnet.optimism.io',
    eas: PREDEPLOY,
    test: false,
    confirmations: 5,
    pollMs: 2_000,
    feeCapWei: MILLI_ETHER / 10n,
  },
  {
    id: 'arbitrum',
    name: 'Arbitrum One',
    chainId: 42161,
    rpcUrl: 'https://arb1.arbitrum.io/rpc',
    eas: '0xbD75f629A22Dc1ceD33dDA0b68c546A1c035c458',
    test: false,
    confirmations: 20,
    pollMs: 2_000,
    feeCapWei: MILLI_ETHER / 10n,
  },
  {
    id: 'ethereum',
    name: 'Ethereum',
    chainId: 1,
    rpcUrl: 'https://ethereum-rpc.publicnode.com',
    eas: '0xA1207F3BBa224E2c9c3c6D5aF63D0eb1582Ce587',
    test: false,
    confirmations: 12,
    pollMs: 12_000,
    feeCapWei: 2n * MILLI_ETHER,
  },
  {
    id: 'base-sepolia',
    name: 'Base Sepolia',
    chainId: 84532,
    rpcUrl: 'https://sepolia.base.org',
    eas: PREDEPLOY,
    test: true,
    confirmations: 5,
    pollMs: 2_000,
    feeCapWei: 10n * MILLI_ETHER,
  },
  {
    id: 'sepolia',
    name: 'Sepolia',
    chainId: 11155111,
    rpcUrl: 'https://ethereum-sepolia-rpc.publicnode.com',
    eas: '0xC2679fBD37d54388Ce493F1DB75320D236e1815e',
    test: true,
    confirmations: 3,
    pollMs: 12_000,
    feeCapWei: 10n * MILLI_ETHER,
  },
  {
    // A development chain: EAS is the second contract of anvil's first account.
    id: 'local',
    name: 'Local chain',
    chainId: 31337,
    rpcUrl: 'http://127.0.0.1:8545',
    eas: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
    test: true,
    confirmations: 1,
    pollMs: 500,
    feeCapWei: 10n * MILLI_ETHER,
  },
];

export function presetFor(chainId: number): ChainPreset | undefined {
  return CHAIN_PRESETS.find((preset) => preset.chainId === chainId);
}

/** Whether this is EAS on a chain whose clock nobody sets alone: no test chain, and none that is not known. */
export function isLiveEas(chainId: number, eas: string): boolean {
  const preset = presetFor(chainId);
  return preset !== undefined && !preset.test && preset.eas.toLowerCase() === eas.toLowerCase();
}
