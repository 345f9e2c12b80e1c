import { identityKey } from '#lib/credential/identity';
import { lineOf } from '#lib/credential/line';
import type { Prover } from '#lib/credential/prover/channel';
import { messageOf, scopeOf } from '#lib/credential/scope';
import { tilesOver } from '#lib/credential/tree';
import { toHex, utf8 } from '#lib/crypto/bytes';
import { canonicalJson } from '#lib/crypto/canonical';
import { sha256 } from '#lib/crypto/hash';
import {
  type Bound,
  type Presentation,
  type ShowingView,
  type ShownPresentation,
  WalletError,
} from '#lib/protocol/index';
import type { CredentialRecord, PresentationRecord, Vault } from '#lib/vault/index';
import type { Trees } from './trees';
import { stateOf } from './view';
import type { Work } from './work';

const SENSITIVE = { keyClass: 'sensitive' } as const;

export interface ShowingDeps {
  vault: Vault;
  trees: Trees;
  prover: Prover;
  work: Work;
  /** @throws WalletError `not-found` */
  held: (id: string) => Promise<CredentialRecord>;
  /** Sees that what is known of the group is not old; called while the person waits, not unseen. */
  refresh: (id: string) => Promise<void>;
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

/** One membership to one site for one purpose. */
export interface Showing {
  credential: string;
  origin: string;
  bound: Bound;
}

interface Making {
  done: Promise<Presentation>;
  abort: AbortController;
}

/** Showings of membership: proved, kept ready, and noted. */
export class Showings {
  /** Under way, by what they prove: whoever asks for the same meanwhile waits for it. */
  readonly #making = new Map<string, Making>();

  constructor(private readonly deps: ShowingDeps) {}

  /** Newest first. */
  async list(): Promise<ShowingView[]> {
    const records = (await this.deps.vault.all('presentations')).map(({ value }) => value);
    return records
      .sort((a, b) => b.at - a.at)
      .map(({ id, name, origin, bound, at, presentation }) => {
        return { id, name, origin, at, bound: bound.kind, group: presentation.group };
      });
  }

  /** Makes a proof before it is asked for, unseen. @throws as `show` does */
  async prepare(showing: Showing): Promise<void> {
    await this.#proved(showing, new AbortController().signal);
  }

  /** The same, while the person waits for it and may cancel. @throws as `show` does */
  async prove(showing: Showing): Promise<Presentation> {
    return (await this.#attended(showing)).presentation;
  }

  /** The proof, where one is at hand that still holds; nothing is proved. @throws WalletError `locked` */
  async ready(showing: Showing): Promise<Presentation | null> {
    const record = await this.deps.held(showing.credential).catch(ignoreMissing);
    return record && isMember(record) ? this.#atHand(record, showing) : null;
  }

  /**
   * Proves membership to one site for one purpose, and notes that it was shown.
   *
   * @throws WalletError `not-found`, `not-a-member`, `no-grant`, or what the prover throws
   */
  async show(showing: Showing): Promise<ShownPresentation> {
    const { bound, origin, credential } = showing;
    if (bound.kind === 'grant') await this.deps.mustStand(bound.value, origin);
    const { presentation, prepared } = await this.#attended(showing);
    return { ...(await this.note(credential, presentation)), prepared };
  }

  /** Notes that a proof was handed over: once for each proof. @throws WalletError `not-found`, `locked` */
  async note(credential: string, presentation: Presentation): Promise<ShownPresentation> {
    const known = (await this.deps.vault.all('presentations')).find(({ value }) => isSame(value, presentation));
    if (known) return asShown(known.value);
    const { name, group } = await this.deps.held(credential);
    const { origin, bound, proof } = presentation;
    const at = Date.now();
    const shown: PresentationRecord = { id: this.deps.timeId(at), credential, name, origin, bound, at, presentation };
    const body = { id: shown.id, group, origin, bound, pseudonym: proof.nullifier };
    await this.deps.vault.change(async (draft) => {
      const options = { ...SENSITIVE, keepLeaves: true, entry: { kind: 'presentation', body } };
      draft.put('presentations', shown.id, shown, options);
    });
    return asShown(shown);
  }

  /** A showing of before. @throws WalletError `not-found` */
  async shown(id: string): Promise<ShownPresentation> {
    const record = await this.deps.vault.get('presentations', id);
    if (!record) throw new WalletError('not-found');
    return asShown(record.value);
  }

  async #attended(showing: Showing): Promise<{ presentation: Presentation; prepared: boolean }> {
    await this.deps.refresh(showing.credential);
    return this.deps.work.run('proof', ({ signal }) => this.#proved(showing, signal));
  }

  async #proved(showing: Showing, signal: AbortSignal): Promise<{ presentation: Presentation; prepared: boolean }> {
    const record = await this.deps.held(showing.credential);
    if (!isMember(record)) throw new WalletError('not-a-member');
    const ready = await this.#atHand(record, showing);
    if (ready) return { presentation: ready, prepared: true };
    if (signal.aborted) throw new WalletError('prover-cancelled');
    const key = keyOf(record, showing);
    const making = this.#making.get(key) ?? this.#make(key, record, showing);
    const cancel = () => making.abort.abort();
    signal.addEventListener('abort', cancel);
    try {
      return { presentation: await making.done, prepared: false };
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  #make(key: string, record: Member, showing: Showing): Making {
    const abort = new AbortController();
    const done = this.#prove(key, record, showing, abort.signal).finally(() => this.#making.delete(key));
    const making = { done, abort };
    this.#making.set(key, making);
    return making;
  }

  async #prove(key: string, record: Member, { origin, bound }: Showing, signal: AbortSignal): Promise<Presentation> {
    const { trees, prover, secret, prepared } = this.deps;
    const { tree, group, id } = record;
    const { size, leaf } = tree;
    const tiles = await trees.tiles(id, tilesOver([leaf, size - 1]));
    const identity = await identityKey(await secret(), group);
    const [scope, message] = [scopeOf(origin), messageOf(bound)];
    const proof = await prover.run<'prove'>({ kind: 'prove', identity, size, tiles, leaf, scope, message }, signal);
    const presentation: Presentation = { format: 'satchel-presentation', version: 1, origin, group, bound, proof };
    // A lock meanwhile emptied that place.
    await secret();
    await prepared.put(key, presentation);
    return presentation;
  }

  /** Of before a lock only what was shown is left: of a consent that is the same each time. */
  async #atHand(record: Member, showing: Showing): Promise<Presentation | null> {
    const ready = await this.deps.prepared.get(keyOf(record, showing));
    if (ready || showing.bound.kind !== 'grant') return ready;
    const kept = (await this.deps.vault.all('presentations')).find(
      ({ value: { credential, origin, bound, presentation } }) =>
        credential === record.id &&
        origin === showing.origin &&
        bound.kind === 'grant' &&
        bound.value === showing.bound.value &&
        presentation.proof.merkleTreeRoot === record.tree.root,
    );
    return kept?.value.presentation ?? null;
  }
}

type Member = CredentialRecord & { tree: NonNullable<CredentialRecord['tree']> & { leaf: number } };

const isMember = (record: CredentialRecord): record is Member =>
  stateOf(record, Date.now()) === 'member' && record.tree?.leaf != null;

/** A proof is good for one root: another one of the group's is another epoch. */
const keyOf = ({ id, tree }: Member, { origin, bound }: Showing): string =>
  toHex(sha256(utf8(canonicalJson([id, tree.root, origin, bound.kind, bound.value]))));

const isSame = ({ presentation }: PresentationRecord, other: Presentation): boolean =>
  canonicalJson(presentation) === canonicalJson(other);

const asShown = ({ presentation, name }: PresentationRecord): ShownPresentation => ({
  presentation,
  prepared: true,
  line: lineOf(presentation, name),
});

function ignoreMissing(error: unknown): null {
  if (error instanceof WalletError && error.code === 'not-found') return null;
  throw error;
}
