import { WalletError } from '#lib/protocol/index';
import type { Vault } from '../vault';

/** What a merge reads of the vault that it goes into. */
export type Held = Pick<Vault, 'get' | 'keptOf' | 'leafHashes' | 'nodesOf' | 'pages'>;

/** A vault that is not made yet. */
export const NOTHING_HELD: Held = {
  get: async () => null,
  keptOf: async () => ({ shown: null, beside: null, gone: null }),
  leafHashes: async () => [],
  pages: async function* () {},
  nodesOf: () => async () => {
    throw new WalletError('vault-corrupt', 'a new vault has no log');
  },
};
