import { type ChainPreset, presetFor } from '#lib/protocol/index';

/** How to behave on a chain that no preset describes. */
const UNKNOWN_CHAIN = { confirmations: 5, pollMs: 5_000, feeCapWei: 10n ** 15n } as const;

export function habitsOf(chainId: number): Pick<ChainPreset, 'confirmations' | 'pollMs' | 'feeCapWei'> {
  return presetFor(chainId) ?? UNKNOWN_CHAIN;
}
