import { type ProofFile, WalletError } from '#lib/protocol/index';
import type { PageHandlers } from '#lib/rpc/router';
import type { GrantRecord } from '#lib/vault/index';
import { wipe } from '../handlers/wallet';
import type { Host } from '../host';
import { aloneView, stampAlone } from './alone';
import { proofsOf } from './proofs';
import { timelineOf } from './timeline';

export function proofHandlers(host: Host) {
  return {
    'anchor.status': async () => (await host.services()).anchoring.status(),
    'anchor.list': async () => (await host.services()).anchoring.list(),
    async 'log.timeline'({ pieces }) {
      const { items, disclosures, grants, anchoring, stamping } = await host.services();
      const [lines, shared, consents, anchors, stamps] = await Promise.all([
        items.times(),
        disclosures.times(),
        grants.list(),
        anchoring.list(),
        stamping.list(),
      ]);
      const happened = { lines, shared, consents: consents.map(({ from }) => from * 1000) };
      return timelineOf(
        happened,
        [...anchors, ...stamps].map(({ createdAt }) => createdAt),
        pieces,
        Date.now(),
      );
    },
    'anchor.configure': async (config) => (await host.services()).anchoring.configure(config),
    async 'anchor.now'() {
      await (await host.services()).anchoring.now();
      return null;
    },
    'grants.quote': async ({ uid }) => (await host.services()).anchoring.quote(await grantOf(host, uid)),
    'grants.publish': async ({ uid }) => (await host.services()).anchoring.publish(await grantOf(host, uid)),
    'anchor.quote': async () => (await host.services()).anchoring.account(),
    async 'anchor.key'({ auth }) {
      wipe(await host.authenticate(auth));
      return { key: await (await host.services()).secret('anchor') };
    },
    'anchor.policy': async (policy) => (await host.services()).anchoring.setPolicy(policy),
    'stamps.list': async () => (await host.services()).stamping.list(),
    'stamps.configure': async (settings) => (await host.services()).stamping.configure(settings),
    'stamps.file': async ({ id }) => ({ ots: await (await host.services()).stamping.file(id) }),
    'proof.get': async ({ uid }) => (await proofs(host))(uid),
    async 'proof.receipts'({ ids }) {
      const proofOf = await proofs(host);
      const made: (ProofFile | null)[] = [];
      for (const id of ids) made.push(await proofOf(id).catch(unlessMissing));
      return made;
    },
    async 'proof.alone'({ uid }) {
      const { vault, stamping } = await host.services();
      return aloneView(vault, stamping, uid);
    },
    async 'proof.stampAlone'({ uid }) {
      const { vault, stamping } = await host.services();
      return stampAlone(vault, stamping, uid);
    },
  } satisfies Partial<PageHandlers>;
}

async function proofs(host: Host): Promise<(uid: string) => Promise<ProofFile>> {
  const { vault, anchoring, stamping, secret } = await host.services();
  const [logSecret, anchors, stamps] = await Promise.all([secret('log'), anchoring.list(), stamping.rows()]);
  return proofsOf(vault, logSecret, { anchors, stamps });
}

/** What opens its entry was taken out with its text. */
function unlessMissing(error: unknown): null {
  if (error instanceof WalletError && error.code === 'not-found') return null;
  throw error;
}

/** @throws WalletError `not-found` */
async function grantOf(host: Host, uid: string): Promise<GrantRecord> {
  const record = await (await host.services()).vault.get('grants', uid);
  if (!record) throw new WalletError('not-found', 'there is no such grant');
  return record.value;
}
