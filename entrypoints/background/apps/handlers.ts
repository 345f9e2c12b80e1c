import type { PageHandlers } from '#lib/rpc/router';
import type { Parts } from '../handlers/page';

/** Connecting sites for the page API, and ending it. */
export function appHandlers({ host, connected, sites }: Parts) {
  return {
    'apps.list': () => connected.list(),
    async 'apps.connect'({ origin }) {
      await connected.add(origin);
      await sites.reconcile();
      await connected.inject(origin);
      return connected.list();
    },
    /** What the person agreed to for the app ends with it. */
    async 'apps.disconnect'({ origin }) {
      await connected.remove(origin);
      await sites.reconcile();
      const { grants } = await host.services();
      const standing = (await grants.list()).filter(
        ({ terms, state }) => terms.origin === origin && terms.delivery === 'app' && state === 'active',
      );
      for (const { uid } of standing) await grants.revoke(uid);
      return connected.list();
    },
  } satisfies Partial<PageHandlers>;
}
