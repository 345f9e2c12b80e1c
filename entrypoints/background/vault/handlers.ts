import { WalletError } from '#lib/protocol/index';
import type { PageHandlers } from '#lib/rpc/router';
import { wipe } from '../handlers/wallet';
import type { Host } from '../host';
import { eraseEverything } from './erase';

/** The state of the vault itself: what was damaged, what is kept in receipts, and its end. */
export function vaultHandlers(host: Host) {
  const { keeper } = host;
  return {
    'vault.findings': async () => keeper.findings,
    async 'vault.check'() {
      keeper.clear();
      await host.check();
      return keeper.findings;
    },
    async 'vault.accept'() {
      await (await host.services()).vault.acceptContents();
      keeper.clear();
      return null;
    },
    async 'vault.erase'({ auth }) {
      wipe(await host.authenticate(auth));
      await eraseEverything(host);
      return null;
    },
    /** Where the header still reads, only for whoever unlocked the wallet (the router's table). */
    async 'vault.reset'() {
      if ((await host.condition()) !== 'beyond-repair') throw new WalletError('conflict', 'the wallet can be opened');
      await eraseEverything(host);
      return null;
    },
    async 'items.drop'({ id }) {
      await (await host.services()).items.drop(id);
      return null;
    },
    'receipts.holding': async ({ itemIds }) => ({
      count: (await (await host.services()).disclosures.holding(itemIds)).length,
    }),
    'receipts.redact': async ({ itemIds }) => ({
      redacted: await (await host.services()).disclosures.redact(itemIds),
    }),
  } satisfies Partial<PageHandlers>;
}
