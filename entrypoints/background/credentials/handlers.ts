import type { PageHandlers } from '#lib/rpc/router';
import type { Host } from '../host';

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
    'credentials.renew': async ({ id, list }) => (await credentials()).renew(id, list),
    async 'credentials.remove'({ id }) {
      await (await credentials()).remove(id);
      return null;
    },
    'credentials.restore': async ({ id }) => (await credentials()).restore(id),
    'credentials.show': async ({ id, origin, bound }) => (await showings()).show({ credential: id, origin, bound }),
    'presentations.list': async () => (await showings()).list(),
    'presentations.get': async ({ id }) => (await showings()).shown(id),
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
