import type { PageHandlers } from '#lib/rpc/router';
import type { Host } from '../host';
import { keepsSharing, lockMinutes, write } from '../storage';

/** How and when it locks. */
export function settingsHandlers(host: Host) {
  return {
    async 'settings.get'() {
      return { lockMinutes: await lockMinutes(), keepsSharing: await keepsSharing() };
    },
    async 'settings.set'(settings) {
      await write('local', 'lockMinutes', settings.lockMinutes);
      await write('local', 'keepsSharing', settings.keepsSharing);
      return settings;
    },
    'categories.list': async () => (await host.services()).items.categories(),
    async 'categories.set'({ name, sensitive }) {
      await (await host.services()).items.setSensitive(name, sensitive);
      return null;
    },
  } satisfies Partial<PageHandlers>;
}
