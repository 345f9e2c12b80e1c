import { type GrantView, holdsUnder, WalletError } from '#lib/protocol/index';
import type { Draft, GrantRecord, Personas, Vault } from '#lib/vault/index';
import { coversDelivery, grantState, type Release } from './policy';

/** The site's server, or what a person sees in its pages: neither consent says anything of the other. */
const isToApp = ({ terms }: GrantRecord) => terms.delivery === 'app';

const seconds = (ms: number) => Math.floor(ms / 1000);

/** A person's signed grants: which stand, and which were taken back. */
export class Grants {
  #records: Map<string, GrantRecord> | null = null;
  #epoch = 0;

  constructor(
    private readonly vault: Vault,
    private readonly personas: Pick<Personas, 'active'>,
    private readonly now: () => number,
  ) {}

  /** Forgets what is in memory: on lock, and whenever a change may have failed. */
  clear(): void {
    this.#records = null;
    this.#epoch++;
  }

  /** Newest first. @throws WalletError `locked` */
  async list(): Promise<GrantView[]> {
    const records = [...(await this.#load()).values()];
    return records.sort((a, b) => b.from - a.from).map((record) => this.view(record));
  }

  /**
   * The grant that stands for a site under the persona that is active there, and covers a way of releasing. The last
   * word for that persona counts: where its own was ended, one that was given without a persona does not take its place.
   */
  async standing(origin: string, by: Release['by']): Promise<GrantRecord | null> {
    const found = await this.#inForce(origin, (grant) => isToApp(grant) === (by === 'app'));
    return found && coversDelivery(found, by) ? found : null;
  }

  /** What the site may get now, in its chats and for its app. */
  async inForce(origin: string): Promise<GrantView[]> {
    const both = [false, true].map((toApp) => this.#inForce(origin, (grant) => isToApp(grant) === toApp));
    return (await Promise.all(both)).filter((record) => record !== null).map((record) => this.view(record));
  }

  async #inForce(origin: string, isOfKind: (grant: GrantRecord) => boolean): Promise<GrantRecord | null> {
    const [records, active] = await Promise.all([this.#load(), this.personas.active(origin)]);
    const now = seconds(this.now());
    const lasting = [...records.values()].filter(
      (grant) => grant.terms.origin === origin && grant.terms.delivery !== 'once' && isOfKind(grant),
    );
    const here = lasting.filter((grant) => holdsUnder(grant.persona, active)).toSorted((a, b) => b.from - a.from);
    const isActive = (grant: GrantRecord) => grantState(grant, now) === 'active';
    const own = here.filter(({ persona }) => persona !== undefined);
    const general = here.find((grant) => grant.persona === undefined && isActive(grant));
    const lastOwn = own[0]?.from ?? 0;
    return own.find(isActive) ?? (general && general.from > lastOwn ? general : null);
  }

  async known(origin: string): Promise<boolean> {
    return [...(await this.#load()).values()].some((grant) => grant.terms.origin === origin);
  }

  /** Puts a new grant into a change. A standing one takes the place of the site's older ones of its kind and persona. */
  async stage(draft: Draft, grant: GrantRecord): Promise<void> {
    const { uid } = grant.signed.sig;
    draft.put('grants', uid, grant, { keepLeaves: true, entry: { kind: 'grant', body: grant.signed } });
    if (grant.terms.delivery === 'once') return;
    const now = seconds(this.now());
    // Read inside the change: what is in memory may be older than a grant that another change just wrote.
    for (const { id: otherUid, value: other } of await this.vault.all('grants')) {
      const replaced =
        other.terms.origin === grant.terms.origin &&
        other.terms.delivery !== 'once' &&
        isToApp(other) === isToApp(grant) &&
        other.persona === grant.persona &&
        grantState(other, now) === 'active';
      if (replaced) this.#stageRevocation(draft, otherUid, other);
    }
  }

  /** Those that stand and show a membership. */
  async showing(): Promise<(GrantRecord & { shows: string })[]> {
    const now = seconds(this.now());
    return [...(await this.#load()).values()].filter(
      (grant): grant is GrantRecord & { shows: string } =>
        grant.shows !== undefined && grantState(grant, now) === 'active',
    );
  }

  /**
   * Which membership may be shown under a grant without asking.
   *
   * @throws WalletError `no-grant` unless it lasts and stands
   */
  async setShows(uid: string, credential: string | null): Promise<GrantView> {
    const changed = await this.vault.change(async (draft) => {
      const record = (await this.vault.get('grants', uid))?.value;
      const stands = record && record.terms.delivery !== 'once' && grantState(record, seconds(draft.now)) === 'active';
      if (!stands) throw new WalletError('no-grant');
      const { shows: _before, ...rest } = record;
      const after: GrantRecord = credential === null ? rest : { ...rest, shows: credential };
      const entry = { kind: 'grant-shows', body: { uid, credential } };
      draft.put('grants', uid, after, { keepLeaves: true, entry });
      return after;
    });
    this.clear();
    return this.view(changed);
  }

  /** Takes effect with the change: the next release is refused. @throws WalletError `not-found` */
  async revoke(uid: string): Promise<GrantView> {
    const revoked = await this.vault.change(async (draft) => {
      const record = await this.vault.get('grants', uid);
      if (!record) throw new WalletError('not-found', 'there is no such grant');
      if (record.value.revokedAt !== null) return record.value;
      return this.#stageRevocation(draft, uid, record.value);
    });
    this.clear();
    return this.view(revoked);
  }

  /** Takes back several with one change. Call `clear` once it is durable. */
  async stageRevocations(draft: Draft, uids: readonly string[]): Promise<void> {
    for (const { id, value } of await this.vault.getMany('grants', uids)) {
      if (value.revokedAt === null) this.#stageRevocation(draft, id, value);
    }
  }

  view(record: GrantRecord): GrantView {
    const { signed, terms, from, until, revokedAt, shows = null, persona = null } = record;
    const state = grantState(record, seconds(this.now()));
    return { uid: signed.sig.uid, terms, shows, from, until, revokedAt, state, signed, persona };
  }

  #stageRevocation(draft: Draft, uid: string, record: GrantRecord): GrantRecord {
    const revoked = { ...record, revokedAt: seconds(draft.now) };
    const entry = { kind: 'revocation', body: { uid, revokedAt: revoked.revokedAt } };
    draft.put('grants', uid, revoked, { keepLeaves: true, entry });
    return revoked;
  }

  async #load(): Promise<Map<string, GrantRecord>> {
    if (this.#records) return this.#records;
    const epoch = this.#epoch;
    const records = new Map((await this.vault.all('grants')).map((record) => [record.id, record.value]));
    // Cleared meanwhile: a change may have come in between, so this is only good for whoever asked before it.
    if (epoch === this.#epoch) this.#records = records;
    return records;
  }
}
