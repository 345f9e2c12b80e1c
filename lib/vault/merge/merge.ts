import { type AnchorView, type Item, visibleText, WalletError } from '#lib/protocol/index';
import type { Draft } from '../draft';
import type { ItemLine, Line, LineOf, RecordLine } from '../file/lines';
import type { GrantRecord, KeyClass, Leaf, Opened, Records } from '../records';
import { classOf, type Sensitive, testOf } from '../sensitivity';
import { asForeign, Horizon } from './foreign';
import type { Held } from './held';
import { FATES, type Fate, putItem, weighItem } from './items';
import { FileLogs, type LogMath } from './logs';
import { isSame, mergeAnchors, mergeDisclosures, mergeGrants, mergeKeys } from './records';
import { joinLeaves } from './versions';

/** How many of the items that are not the same a summary shows, and how many of those to be read twice. */
const SHOWN = 100;
const SHOWN_SUSPECT = 1_000;
export const LOG_KEY = 'log/';
/** Keys of the 12 words; all of a wallet's installations have the same. */
const WALLET_KEYS = ['sites', 'anchor', 'log'];
const SETTINGS = ['chain', 'categories'];

/** What a file holds, and what would become of it here. */
export interface Weighed {
  items: Record<Fate, number>;
  shown: { fate: Fate; text: string; category: string; suspect: boolean }[];
  /** In the file, deletions left out. */
  total: number;
  grants: number;
  disclosures: number;
  /** Whether the file is of a wallet with the same 12 words. Null before it was read whole. */
  sameWallet: boolean | null;
  phraseKept: boolean;
}

/** What a merge changed, for the search index. */
export interface Moved {
  before: Item | null;
  after: Item | null;
}

interface MergeDeps {
  vault: Held;
  math: LogMath;
  /** The vault is being made: the file's keys and settings become its own. */
  fresh: boolean;
  /** Whether a consent says what its signer signed. */
  checkGrant: (grant: GrantRecord) => boolean;
  /** Whether a person should read a text twice. */
  isSuspect: (text: string) => boolean;
  /** Unix milliseconds. */
  now: () => number;
}

/** Takes a wallet file's lines, checks them against each other, and tells or writes what they come to. */
export class Merge {
  readonly logs: FileLogs;
  readonly weighed: Weighed = {
    items: Object.fromEntries(FATES.map((fate) => [fate, 0])) as Record<Fate, number>,
    shown: [],
    total: 0,
    grants: 0,
    disclosures: 0,
    sameWallet: null,
    phraseKept: false,
  };
  readonly #horizon = new Horizon();
  readonly #lines: (ItemLine | RecordLine)[] = [];
  #wallet: LineOf<'wallet'> | null = null;
  #logsWhole = false;
  #suspects = 0;
  #plain = 0;

  /** @param keep holds on to the lines, so that they can be written */
  constructor(
    private readonly deps: MergeDeps,
    private readonly keep: boolean,
  ) {
    this.logs = new FileLogs(deps.math);
  }

  /** The next line of the file. @throws WalletError `file-content`, `locked` */
  async line(line: Line): Promise<void> {
    if (line.t === 'wallet') this.#wallet = line;
    else if (line.t === 'log') this.logs.log(line);
    else if (line.t === 'leaves') this.logs.leaves(line);
    else await this.#content(line);
  }

  get wallet(): LineOf<'wallet'> {
    if (!this.#wallet) throw new WalletError('file-content', 'the first line is missing');
    return this.#wallet;
  }

  /** What the file's wallet had as sensitive: for a vault that is being made of it. */
  sensitive(): Sensitive {
    return testOf(this.#chosen());
  }

  /** Categories that a person called sensitive where the file was written. */
  guarded(): string[] {
    return [...this.#chosen()].flatMap(([category, sensitive]) => (sensitive ? [category] : []));
  }

  #chosen(): Map<string, boolean> {
    const line = this.#lines.find(
      (each) => each.t === 'record' && each.store === 'settings' && each.id === 'categories',
    );
    return new Map(line?.t === 'record' && 'sensitive' in line.value ? line.value.sensitive : []);
  }

  /**
   * Writes everything into a change.
   *
   * @returns items that changed
   */
  async write(draft: Draft, sensitive: Sensitive): Promise<Moved[]> {
    const moved: Moved[] = [];
    const ownLog = draft.logId;
    const forked = await this.logs.adopt(this.deps.vault, draft);
    draft.witness(this.wallet.clock);
    for (const line of this.#lines) {
      if (line.t === 'record') await this.#putRecord(draft, line, forked, sensitive);
      else {
        const known = this.#isOwn ? line : asForeign(line);
        const weighed = await weighItem(this.deps.vault, known, (leaf) => !forked.has(leaf.log));
        if (weighed.held) continue;
        putItem(draft, weighed, sensitive);
        if (weighed.fate !== 'same') moved.push({ before: weighed.before, after: weighed.after });
      }
    }
    this.#putLogKeys(draft, ownLog, forked);
    return moved;
  }

  async #content(line: Exclude<Line, LineOf<'wallet'> | LineOf<'log'> | LineOf<'leaves'>>): Promise<void> {
    if (!this.#logsWhole) this.logs.whole();
    this.#logsWhole = true;
    if (line.t === 'end') {
      this.#end();
      return;
    }
    if (line.t === 'item') await this.#weighItem(line);
    else await this.#weighRecord(line);
    if (this.keep) this.#lines.push(line);
  }

  /** The file's wallet is the one here, or becomes it. */
  get #isOwn(): boolean {
    return this.deps.fresh || this.weighed.sameWallet === true;
  }

  #end(): void {
    this.weighed.phraseKept = this.wallet.phraseKept;
    this.weighed.sameWallet ??= this.deps.fresh;
    this.#horizon.note(this.wallet.clock.t);
    this.#horizon.check(this.deps.now(), this.#isOwn);
    this.weighed.shown.sort((a, b) => Number(b.suspect) - Number(a.suspect));
  }

  async #weighItem(line: ItemLine): Promise<void> {
    this.#horizon.line(line);
    for (const version of line.versions) this.logs.check(version.leaves);
    const { fate, before, after } = await weighItem(this.deps.vault, line, () => true);
    this.weighed.items[fate]++;
    if (line.versions.some((version) => version.item !== null)) this.weighed.total++;
    if (fate !== 'same') this.#show(line, fate, after ?? before);
  }

  /** A version that is not the newest can come to be shown too: each is looked at. */
  #show(line: ItemLine, fate: Fate, shownItem: Item | null): void {
    const { shown } = this.weighed;
    const look = ({ text, category }: Item, suspect: boolean) =>
      shown.push({ fate, text: visibleText(text), category, suspect });
    const suspects = line.versions.flatMap(({ item }) => item ?? []).filter(({ text }) => this.#isSuspect(text));
    for (const item of suspects) if (this.#suspects++ < SHOWN_SUSPECT) look(item, true);
    if (suspects.length === 0 && shownItem && this.#plain++ < SHOWN) look(shownItem, false);
  }

  #isSuspect(text: string): boolean {
    return this.deps.isSuspect(visibleText(text));
  }

  async #weighRecord(line: RecordLine): Promise<void> {
    this.logs.check(line.leaves);
    must(line.id === idOf(line));
    if (line.store === 'grants') {
      must(this.deps.checkGrant(line.value));
      this.weighed.grants++;
    }
    if (line.store === 'disclosures') this.weighed.disclosures++;
    if (line.store === 'keys' && line.id === 'log') {
      const own = this.deps.fresh ? null : await this.deps.vault.get('keys', 'log');
      this.weighed.sameWallet = this.deps.fresh || own?.value.secret === line.value.secret;
    }
  }

  async #putRecord(draft: Draft, line: RecordLine, forked: Set<string>, sensitive: Sensitive): Promise<void> {
    const { vault, fresh } = this.deps;
    const leaves = line.leaves.filter((leaf) => !forked.has(leaf.log));
    const { store, id } = line;
    if (store === 'settings') {
      // How an installation is set is its own; only one that is being made takes it over.
      if (fresh) draft.put('settings', id, line.value as Records['settings']);
    } else if (store === 'keys') {
      const own = await vault.get('keys', id);
      if (!fresh && (this.weighed.sameWallet !== true || !own)) return;
      put(draft, own, id, store, line.value, leaves, mergeKeys, () => 'sensitive');
    } else if (store === 'grants') {
      const value = line.value as GrantRecord;
      if (fresh) putRestored(draft, id, value, leaves);
      // Another wallet's consents are nothing that the person here agreed to.
      else if (this.#isOwn)
        put(draft, await vault.get(store, id), id, store, value, leaves, mergeGrants, () => 'ordinary');
    } else if (store === 'disclosures') {
      const classify = (value: Records['disclosures']) =>
        classOf(
          value.items.map(({ category }) => category),
          sensitive,
        );
      const value = line.value as Records['disclosures'];
      put(draft, await vault.get(store, id), id, store, value, leaves, mergeDisclosures, classify);
    } else {
      const value = line.value as AnchorView & { rawTx: string | null };
      // What nobody signed is the other installation's plan, not this one's.
      if (!fresh && value.state === 'queued' && value.rawTx === null) return;
      put(draft, await vault.get(store, id), id, store, value, leaves, mergeAnchors, () => 'ordinary');
    }
  }

  /** Every log brings the key that signs for it, and an entry that says how far it was known here. */
  #putLogKeys(draft: Draft, ownLog: string, forked: Set<string>): void {
    for (const id of this.logs.ids) {
      const seed = this.logs.seedOf(id);
      if (seed === null || forked.has(id) || (id === ownLog && id === draft.logId)) continue;
      const held = draft.state.logs[id] ?? 0;
      const size = this.logs.sizeOf(id);
      if (size <= held) continue;
      const nodes = draft.adopted.find((log) => log.id === id);
      const kind = this.deps.fresh ? 'continuation' : 'merge';
      const body = { log: id, size, root: nodes?.root ?? null };
      draft.put(
        'keys',
        `${LOG_KEY}${id}`,
        { secret: seed },
        { keyClass: 'sensitive', entry: { kind, body }, keepLeaves: true },
      );
    }
  }
}

/** A file may be older than the end of a consent: none that it has stands in the wallet that is made of it. */
function putRestored(draft: Draft, uid: string, grant: GrantRecord, leaves: Leaf[]): void {
  const now = Math.floor(draft.now / 1000);
  const stands = grant.revokedAt === null && grant.usedAt === null && now < grant.until;
  const entry = { kind: 'revocation', body: { uid, revokedAt: now } };
  if (stands) draft.put('grants', uid, { ...grant, revokedAt: now }, { keepLeaves: true, leaves, entry });
  else draft.put('grants', uid, grant, { leaves });
}

function put<S extends 'grants' | 'disclosures' | 'anchors' | 'keys'>(
  draft: Draft,
  own: Opened<S> | null,
  id: string,
  store: S,
  value: Records[S],
  leaves: Leaf[],
  merge: (a: Records[S], b: Records[S]) => Records[S],
  classify: (value: Records[S]) => KeyClass,
): void {
  const merged = own ? merge(own.value, value) : value;
  const all = joinLeaves(own?.leaves ?? [], leaves);
  if (own && isSame(merged, own.value) && all.length === own.leaves.length) return;
  draft.put(store, id, merged, { keyClass: classify(merged), leaves: all });
}

function idOf(line: RecordLine): string | undefined {
  if (line.store === 'grants') return line.value.signed.sig.uid;
  if (line.store === 'disclosures' || line.store === 'anchors') return line.value.id;
  return (line.store === 'keys' ? WALLET_KEYS : SETTINGS).find((known) => known === line.id);
}

function must(holds: boolean): asserts holds {
  if (!holds) throw new WalletError('file-content', 'a record is not what it is called');
}
