import { placeOf } from '#lib/credential/changes';
import { readInvitation, writeMember } from '#lib/credential/codes';
import { identityKey } from '#lib/credential/identity';
import { vouchedGroup } from '#lib/credential/list';
import type { Prover } from '#lib/credential/prover/channel';
import { messageOf, scopeOf } from '#lib/credential/scope';
import { tilesOver } from '#lib/credential/tree';
import { toHex, utf8 } from '#lib/crypto/bytes';
import { canonicalJson } from '#lib/crypto/canonical';
import { sha256 } from '#lib/crypto/hash';
import {
  type Bound,
  type CredentialView,
  type Presentation,
  type ShownPresentation,
  WalletError,
} from '#lib/protocol/index';
import type { CredentialRecord, PresentationRecord, Vault } from '#lib/vault/index';
import { fetchList, readList } from './lists';
import type { Trees } from './trees';
import type { Work } from './work';

const SENSITIVE = { keyClass: 'sensitive' } as const;
const SHOWN = 50;
const ID_CHARS = 18;

export interface CredentialDeps {
  vault: Vault;
  trees: Trees;
  prover: Prover;
  work: Work;
  /** What members are derived from. @throws WalletError `locked` */
  secret: () => Promise<string>;
  /** @throws WalletError unless a consent of that id stands for the origin */
  mustStand: (uid: string, origin: string) => Promise<void>;
  prepared: PreparedStore;
  /** The id of something that happens at this moment, in milliseconds; later ones sort after it. */
  timeId: (at: number) => string;
}

/** Proofs that were made before they were asked for; in memory alone, and gone with a lock. */
export interface PreparedStore {
  get(id: string): Promise<Presentation | null>;
  put(id: string, presentation: Presentation): Promise<void>;
}

/** Memberships: asked for, followed through their groups' lists, shown to sites. */
export class Credentials {
  constructor(private readonly deps: CredentialDeps) {}

  /** Newest first. */
  async list(): Promise<CredentialView[]> {
    const { vault } = this.deps;
    const records = (await vault.all('credentials')).map(({ value }) => value);
    const shown = (await vault.all('presentations')).map(({ value }) => value).sort((a, b) => b.at - a.at);
    return records.sort((a, b) => b.added - a.added).map((record) => viewOf(record, shown));
  }

  /** @throws WalletError `bad-code`, or what the prover throws */
  async join(invitation: string): Promise<CredentialView> {
    const { key, name, url } = readInvitation(invitation);
    const group = vouchedGroup(key);
    const known = (await this.deps.vault.all('credentials')).find(({ value }) => value.group === group);
    if (known) return viewOf(known.value, []);
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
    const record = await this.#get(id);
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

  async remove(id: string): Promise<void> {
    const record = await this.#get(id);
    await this.deps.vault.change(async (draft) => {
      draft.delete('credentials', id);
      this.deps.trees.drop(draft, id, record.tree?.size ?? 0);
    });
  }

  /** Makes a proof before it is asked for. @throws as `show` does */
  async prepare(id: string, origin: string, bound: Bound): Promise<void> {
    const record = await this.#get(id);
    await this.deps.work.run('proof', ({ signal }) => this.#proved(record, origin, bound, signal));
  }

  /**
   * Proves membership to one site for one purpose, and notes that it was shown.
   *
   * @throws WalletError `not-found`, `not-a-member`, `no-grant`, or what the prover throws
   */
  async show(id: string, origin: string, bound: Bound): Promise<ShownPresentation> {
    const record = await this.#get(id);
    if (bound.kind === 'grant') await this.deps.mustStand(bound.value, origin);
    const { presentation, prepared } = await this.deps.work.run('proof', ({ signal }) =>
      this.#proved(record, origin, bound, signal),
    );
    const at = Date.now();
    const shown: PresentationRecord = {
      id: this.deps.timeId(at),
      credential: id,
      name: record.name,
      origin,
      bound,
      at,
      presentation,
    };
    const body = { id: shown.id, group: record.group, origin, bound, pseudonym: presentation.proof.nullifier };
    await this.deps.vault.change(async (draft) => {
      const options = { ...SENSITIVE, keepLeaves: true, entry: { kind: 'presentation', body } };
      draft.put('presentations', shown.id, shown, options);
    });
    return { presentation, prepared, line: lineOf(shown) };
  }

  /** A showing of before. @throws WalletError `not-found` */
  async shown(id: string): Promise<ShownPresentation> {
    const record = await this.deps.vault.get('presentations', id);
    if (!record) throw new WalletError('not-found');
    return { presentation: record.value.presentation, prepared: true, line: lineOf(record.value) };
  }

  async #proved(
    record: CredentialRecord,
    origin: string,
    bound: Bound,
    signal: AbortSignal,
  ): Promise<{ presentation: Presentation; prepared: boolean }> {
    const { tree, group, id } = record;
    if (stateOf(record, Date.now()) !== 'member' || tree?.leaf == null) throw new WalletError('not-a-member');
    const key = toHex(sha256(utf8(canonicalJson([id, tree.root, origin, bound.kind, bound.value]))));
    const ready = await this.deps.prepared.get(key);
    if (ready) return { presentation: ready, prepared: true };
    const { trees, prover, secret } = this.deps;
    const tiles = await trees.tiles(id, tilesOver([tree.leaf, tree.size - 1]));
    const identity = await identityKey(await secret(), group);
    const [scope, message] = [scopeOf(origin), messageOf(bound)];
    const { size, leaf } = tree;
    const proof = await prover.run<'prove'>({ kind: 'prove', identity, size, tiles, leaf, scope, message }, signal);
    const presentation: Presentation = { format: 'satchel-presentation', version: 1, origin, group, bound, proof };
    // A lock meanwhile emptied that place.
    await secret();
    await this.deps.prepared.put(key, presentation);
    return { presentation, prepared: false };
  }

  async #view(id: string): Promise<CredentialView> {
    const view = (await this.list()).find((each) => each.id === id);
    if (!view) throw new WalletError('not-found');
    return view;
  }

  async #get(id: string): Promise<CredentialRecord> {
    const record = await this.deps.vault.get('credentials', id);
    if (!record) throw new WalletError('not-found');
    return record.value;
  }
}

function stateOf({ tree }: CredentialRecord, now: number): CredentialView['state'] {
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

/** One short line for a text: it names the proof, which is handed over when somebody asks for it. */
function lineOf({ presentation, name }: PresentationRecord): string {
  const id = toHex(sha256(utf8(canonicalJson(presentation)))).slice(0, ID_CHARS);
  const quoted = name.replace(/[“”"]/g, "'");
  return `I am a member of “${quoted}” (vouched, no names). Proof ${id} for ${presentation.origin}: ask me for it to check.`;
}
