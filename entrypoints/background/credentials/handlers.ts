import type { PageHandlers } from '#lib/rpc/router';
import type { Host } from '../host';
import { shownText } from './shown-text';

/** 'My credentials', and groups of one's own. */
export function credentialHandlers(host: Host) {
  const credentials = async () => (await host.services()).credentials;
  const showings = async () => (await host.services()).showings;
  const joining = async () => (await host.services()).joining;
  const issued = async () => (await host.services()).issued;
  return {
    'credentials.list': async () => (await credentials()).list(),
    'credentials.join': async ({ invitation }) => (await joining()).byInvitation(invitation),
    'credentials.joinChain': async ({ chainId, contract, number, ...about }) =>
      (await joining()).onChain({ chainId, contract, number: BigInt(number) }, about),
    'credentials.joinGate': async ({ kind, chainId, rpcUrl }) => (await joining()).byGate(kind, chainId, rpcUrl),
    'credentials.enterDemo': async ({ id }) => (await joining()).demo(id),
    async 'credentials.renew'({ id, list }) {
      const services = await host.services();
      const renewed = await services.credentials.renew(id, list);
      services.standing.prepareOf(id);
      return renewed;
    },
    async 'grants.shows'({ uid, credential }) {
      const services = await host.services();
      if (credential !== null) await services.credentials.held(credential);
      const grant = await services.grants.setShows(uid, credential);
      services.standing.prepareFor(grant.terms.origin);
      return grant;
    },
    async 'credentials.remove'({ id }) {
      await (await credentials()).remove(id);
      return null;
    },
    'credentials.restore': async ({ id }) => (await credentials()).restore(id),
    'credentials.show': async ({ id, origin, bound }) => (await showings()).show({ credential: id, origin, bound }),
    'presentations.list': async () => (await showings()).list(),
    'presentations.get': async ({ id }) => (await showings()).shown(id),
    'presentations.ofReceipt': async ({ id }) => shownText(await host.services(), id),
    'prover.status': async () => (await host.services()).work.progress,
    async 'prover.cancel'() {
      (await host.services()).work.cancel();
      return null;
    },
    'groups.list': async () => (await issued()).list(),
    'groups.create': async ({ name, url }) => (await issued()).create(name, url),
    'groups.admit': async ({ id, code, label }) => (await issued()).admit(id, code, label),
    'groups.dismiss': async ({ id, commitment }) => (await issued()).dismiss(id, commitment),
    'groups.sign': async ({ id }) => ({ list: await (await issued()).sign(id) }),
  } satisfies Partial<PageHandlers>;
}
