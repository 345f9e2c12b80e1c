import { HDNodeWallet, Mnemonic } from 'ethers';
import {
  ApprovalQueue,
  Approvals,
  type AskingApp,
  Disclosures,
  Grants,
  type Memberships,
  type Pending,
} from '#lib/consent/index';
import type { QueueState } from '#lib/consent/queue';
import { contextBlock, estimateTokens, IndexStore, Items } from '#lib/context/index';
import { SITE_BRANCH, siteKey } from '#lib/crypto/slip13';
import { type BlockForm, type Delivery, WalletError } from '#lib/protocol/index';
import { Personas, Sensitivity } from '#lib/vault/index';
import { Cell } from './cell';
import { testVault } from './vault';

const branch = HDNodeWallet.fromSeed(
  Mnemonic.fromPhrase('all all all all all all all all all all all all').computeSeed(),
).derivePath(SITE_BRANCH).extendedKey;

export const block = (texts: readonly string[], form?: BlockForm, line?: string) => {
  const text = contextBlock(texts, form, line);
  return { text, tokens: estimateTokens(text) };
};

const none = () => Promise.reject(new WalletError('not-found'));
export const NO_MEMBERSHIPS: Memberships = { line: none, prove: none };

/** The consent room on a real vault in memory. */
export async function testConsent(keyFor?: Parameters<typeof testVault>[0], memberships = NO_MEMBERSHIPS) {
  const { vault, clock } = await testVault(keyFor);
  const now = () => clock.now;
  const sensitivity = new Sensitivity(vault);
  const index = new IndexStore(vault, sensitivity);
  const items = new Items(vault, index, sensitivity);
  const personas = new Personas(vault);
  const grants = new Grants(vault, personas, now);
  const disclosures = new Disclosures(vault, grants, sensitivity, personas);
  const store = new Cell<QueueState>({ pending: [], rejections: {} });
  const queue = new ApprovalQueue(store, now);
  const approvals = new Approvals({
    queue,
    disclosures,
    items: (ids) => items.get(ids),
    block,
    memberships,
    persona: (origin) => personas.active(origin),
    siteKey: async (origin) => siteKey(branch, origin),
    now,
  });

  const ask = async (
    origin: string,
    itemIds: readonly string[],
    documentId = 'D',
    app: AskingApp | null = null,
  ): Promise<Pending> => {
    const persona = await personas.active(origin);
    const { pending } = await queue.add(() => ({
      id: crypto.randomUUID(),
      origin,
      target: { tabId: 1, documentId, url: `${origin}/` },
      createdAt: clock.now,
      hasDraft: false,
      draft: '',
      persona,
      tokenBudget: 150,
      candidates: itemIds.map((id) => ({ id, category: 'x', tokens: 1, reason: { kind: 'newest' }, selected: true })),
      app,
      windowId: null,
      prepared: [],
    }));
    return pending;
  };

  /** Asks, previews and approves in one go. */
  async function grant(origin: string, itemIds: string[], delivery: Delivery, days = 30) {
    const { id } = await ask(origin, itemIds);
    const { digest } = await approvals.preview(id, { itemIds, delivery, days });
    return approvals.approve(id, digest);
  }

  return {
    vault,
    clock,
    branch,
    sensitivity,
    index,
    items,
    grants,
    personas,
    disclosures,
    queue,
    approvals,
    ask,
    grant,
    reopenQueue: () => new ApprovalQueue(store, now),
  };
}
