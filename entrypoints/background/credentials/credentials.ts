import { placeOf } from '#lib/credential/changes';
import { readInvitation, writeMember } from '#lib/credential/codes';
import { identityKey } from '#lib/credential/identity';
import { vouchedGroup } from '#lib/credential/list';
import type { Prover } from '#lib/credential/prover/channel';
import { type CredentialView, WalletError } from '#lib/protocol/index';
import type { CredentialRecord, PresentationRecord, Vault } from '#lib/vault/index';
import { fetchList, readList } from './lists';
import type { Trees } from './trees';
import type { Work } from './work';

const SENSITIVE = { keyClass: 'sensitive' } as const;
const SHOWN = 50;
/** A removal can be undone for so long. */
const UNDO_MS = 60_000;

export interface CredentialDeps {
  vault: Vault;
  trees: Trees;
  prover: Prover;
  work: Work;
  /** What members are derived from. @throws WalletError `locked` */
  secret: () => Promise<string>;
}

/** Memberships: asked for, and followed through their groups' lists. */
export class Credentials {
  constructor(private readonly deps: CredentialDeps) {}

  /** Newest first. */
  async list(): Promise<CredentialView[]> {
    const { vault } = this.deps;
    const records = await this.#all();
    const shown = (await vault.all('presentations')).map(({ value }) => value).sort((a, b) => b.at - a.at);
    return records.sort((a, b) => b.added - a.added).map((record) => viewOf(record, shown));
  }

  /** @throws WalletError `bad-code`, or what the prover throws */
  async join(invitation: string): Promise<CredentialView> {
    const { key, name, url } = readInvitation(invitation);
    const group = vouchedGroup(key);
    const known = (await this.#all()).find((record) => record.group === group);
    if (known) return viewOf(known, []);
    const identity = await identityKey(await this.deps.secret(), group);
    const { work, prover } = this.deps;
    const commitment = await work.run('proof', ({ signal }) =>
      prover.run<'commit'>({ kind: 'commit', identity }, signal),
    );
    const record: CredentialRecord = {
      id: crypto.randomUUID(),
      kind: 'vouched',
      group,
      name,
      commitment: commitment.toString(),
      added: Date.now(),
      source: url,
      tree: null,
    };
    await this.deps.vault.change(async (draft) => draft.put('credentials', record.id, record, SENSITIVE));
    return viewOf(record, []);
  }

  /**
   * Brings a group's tree to what its newest list says.
   *
   * @param text the list, or null to fetch it from where it is known to be
   * @throws WalletError `not-found`, `list-unreachable`, `list-bad`, `list-other-group`, `list-older`, or what the prover throws
   */
  async renew(id: string, text: string | null): Promise<CredentialView> {
    const record = await this.held(id);
    if (text === null && record.source === null) throw new WalletError('list-unreachable', 'no address is known');
    const { members, head } = readList(text ?? (await fetchList(record.source ?? '')), record.group);
    const before = record.tree;
    if (before && head.at < before.at) throw new WalletError('list-older');
    const { trees, work } = this.deps;
    const grown = await work.run('tree', (under) => trees.grow(id, before?.size ?? 0, members, under));
    if (grown.root.toString() !== head.root) throw new WalletError('list-bad', 'its members are not of its root');
    const { size, root, at, until } = head;
    const leaf = placeOf(members, record.commitment);
    const after = { ...record, name: head.name, tree: { size, root, at, until, leaf } };
    await this.deps.vault.change(async (draft) => {
      draft.put('credentials', id, after, SENSITIVE);
      await trees.put(draft, id, grown);
    });
    return this.#view(id);
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
    return this.#view(id);
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

  async #view(id: string): Promise<CredentialView> {
    const view = (await this.list()).find((each) => each.id === id);
    if (!view) throw new WalletError('not-found');
    return view;
  }

  async #all(): Promise<CredentialRecord[]> {
    const kept = await this.deps.vault.all('credentials');
    return kept.flatMap(({ value }) => ('removed' in value ? [] : value));
  }
}

/** Where a membership stands. @param now Unix milliseconds */
export function stateOf({ tree }: CredentialRecord, now: number): CredentialView['state'] {
  if (!tree) return 'asked';
  if (tree.leaf === null) return 'gone';
  return tree.until !== null && now > tree.until * 1000 ? 'expired' : 'member';
}

function viewOf(record: CredentialRecord, shown: readonly PresentationRecord[]): CredentialView {
  const { id, kind, group, name, added, source, tree, commitment } = record;
  return {
    id,
    kind,
    group,
    name,
    added,
    state: stateOf(record, Date.now()),
    code: writeMember({ key: group.slice(group.indexOf(':') + 1), commitment }),
    size: tree?.size ?? null,
    readAt: tree ? tree.at * 1000 : null,
    until: tree?.until != null ? tree.until * 1000 : null,
    source,
    shown: shown
      .filter(({ credential }) => credential === id)
      .slice(0, SHOWN)
      .map(({ id: shownId, origin, at }) => ({ id: shownId, origin, at })),
  };
}
