import { identityKey } from '#lib/credential/identity';
import type { Prover } from '#lib/credential/prover/channel';
import { type CredentialView, type GroupKind, WalletError } from '#lib/protocol/index';
import type { CredentialRecord, Vault } from '#lib/vault/index';
import type { Trees } from './trees';
import { viewOf } from './view';
import type { Source } from './ways/way';
import type { Work } from './work';

const SENSITIVE = { keyClass: 'sensitive' } as const;
/** A removal can be undone for so long. */
const UNDO_MS = 60_000;
/** What was read of a chain is taken for the newest for so long. */
const FRESH_MS = 10 * 60_000;

export interface CredentialDeps {
  vault: Vault;
  trees: Trees;
  prover: Prover;
  work: Work;
  /** Where the members of each kind of group are read. */
  sources: Record<GroupKind, Source>;
  /** What members are derived from. @throws WalletError `locked` */
  secret: () => Promise<string>;
}

/** A group, and where its members are read. */
export type Followable = Omit<CredentialRecord, 'id' | 'commitment' | 'added' | 'tree'>;

/** Memberships: asked for, and followed wherever their groups are kept. */
export class Credentials {
  constructor(private readonly deps: CredentialDeps) {}

  /** Newest first. */
  async list(): Promise<CredentialView[]> {
    const { vault } = this.deps;
    const records = await this.#all();
    const shown = (await vault.all('presentations')).map(({ value }) => value).sort((a, b) => b.at - a.at);
    return records.sort((a, b) => b.added - a.added).map((record) => viewOf(record, shown));
  }

  /** Begins to follow a group; the same one twice is one membership. @throws what the prover throws */
  async add(about: Followable): Promise<CredentialView> {
    const known = (await this.#all()).find((record) => record.group === about.group);
    if (known) return viewOf(known, []);
    const identity = await identityKey(await this.deps.secret(), about.group);
    const { work, prover } = this.deps;
    const commitment = await work.run('proof', ({ signal }) =>
      prover.run<'commit'>({ kind: 'commit', identity }, signal),
    );
    const own = { id: crypto.randomUUID(), commitment: commitment.toString(), added: Date.now(), tree: null };
    const record: CredentialRecord = { ...about, ...own };
    await this.deps.vault.change(async (draft) => draft.put('credentials', record.id, record, SENSITIVE));
    return viewOf(record, []);
  }

  /**
   * Brings a group's tree to what is known of it at this moment.
   *
   * @param text a list, or null to read it from where the group's members are known to be
   * @throws WalletError `not-found`, or as `Source.read` does
   */
  async renew(id: string, text: string | null): Promise<CredentialView> {
    const record = await this.held(id);
    const { trees, work, sources } = this.deps;
    const { name, grown, tree } = await work.run('tree', (under) => sources[record.kind].read(record, text, under));
    const after: CredentialRecord = { ...record, name, tree };
    await this.deps.vault.change(async (draft) => {
      draft.put('credentials', id, after, SENSITIVE);
      await trees.put(draft, id, grown);
    });
    return this.view(id);
  }

  /**
   * Reads a group on a chain again, where that was a while ago: a root that is not the newest stands out, and is refused
   * before long. Where nobody answers, what is known has to do.
   *
   * @throws WalletError as `renew` does
   */
  async refresh(id: string): Promise<void> {
    const { kind, tree } = await this.held(id);
    if (kind === 'vouched' || !tree || Date.now() - tree.at * 1000 < FRESH_MS) return;
    try {
      await this.renew(id, null);
    } catch (error) {
      if (!(error instanceof WalletError) || error.code !== 'group-unreachable') throw error;
    }
  }

  /** Takes a membership out; `restore` brings it back as it was, until the next sweep. @throws WalletError `not-found` */
  async remove(id: string): Promise<void> {
    await this.deps.vault.change(async (draft) => {
      const record = await this.held(id);
      draft.put('credentials', id, { id, removed: draft.now, record }, SENSITIVE);
    });
  }

  /** @throws WalletError `not-found` when it was not removed lately */
  async restore(id: string): Promise<CredentialView> {
    await this.deps.vault.change(async (draft) => {
      const kept = (await this.deps.vault.get('credentials', id))?.value;
      if (!kept || !('removed' in kept) || !kept.record) throw new WalletError('not-found');
      // Later than its removal, which another device may have heard of.
      const added = Math.max(draft.now, kept.removed + 1);
      draft.put('credentials', id, { ...kept.record, added }, SENSITIVE);
    });
    return this.view(id);
  }

  /** Of what was removed a while ago nothing stays but that it was. */
  async sweep(): Promise<void> {
    const { vault, trees } = this.deps;
    for (const { id, value } of await vault.all('credentials')) {
      if (!('removed' in value) || !value.record) continue;
      const { record, removed } = value;
      await vault.change(async (draft) => {
        if (draft.now - removed < UNDO_MS) return;
        draft.put('credentials', id, { id, removed, record: null }, SENSITIVE);
        trees.drop(draft, id, record.tree?.size ?? 0);
      });
    }
  }

  /** @throws WalletError `not-found` */
  async held(id: string): Promise<CredentialRecord> {
    const value = (await this.deps.vault.get('credentials', id))?.value;
    if (!value || 'removed' in value) throw new WalletError('not-found');
    return value;
  }

  /** @throws WalletError `not-found` */
  async view(id: string): Promise<CredentialView> {
    const view = (await this.list()).find((each) => each.id === id);
    if (!view) throw new WalletError('not-found');
    return view;
  }

  async #all(): Promise<CredentialRecord[]> {
    const kept = await this.deps.vault.all('credentials');
    return kept.flatMap(({ value }) => ('removed' in value ? [] : value));
  }
}
