import { type Item, visibleText, WalletError } from '#lib/protocol/index';
import type { ItemLine, Line, LineOf, RecordLine } from '../file/lines';
import { PEOPLE } from '../people';
import { PERSONAS } from '../personas';
import type { GrantRecord } from '../records';
import { type Sensitive, testOf } from '../sensitivity';
import { isWhole } from './anchors';
import { ForeignLines, Horizon } from './foreign';
import type { Held } from './held';
import { FATES, type Fate, weighItem } from './items';
import { FileLogs, type LogMath } from './logs';
import { revisionsOfPeople } from './people';
import { revisionsOf } from './personas';

/** How many of the items that are not the same a summary shows, and how many of those to be read twice. */
const SHOWN = 100;
const SHOWN_SUSPECT = 1_000;
/** Keys of the 12 words; all of a wallet's installations have the same. */
const WALLET_KEYS = ['sites', 'anchor', 'log'];
const SETTINGS = ['chain', 'categories', PERSONAS, PEOPLE];

/** What a file holds, and what would become of it here. */
export interface Weighed {
  items: Record<Fate, number>;
  shown: { fate: Fate; text: string; category: string; suspect: boolean }[];
  /** In the file, deletions left out. */
  total: number;
  grants: number;
  disclosures: number;
  /** Records that could not be read when the file was written. */
  missing: number;
  /** Whether the file is of a wallet with the same 12 words. Null before it was read whole. */
  sameWallet: boolean | null;
  phraseKept: boolean;
}

export interface MergeDeps {
  vault: Held;
  math: LogMath;
  /** The vault is being made: the file's keys and settings become its own. */
  fresh: boolean;
  /** Whether a consent says what its signer signed. */
  checkGrant: (grant: GrantRecord) => boolean;
  /** Whether a person should read a text twice. Left out where nobody looks: then nothing is shown. */
  isSuspect?: ((text: string) => boolean) | undefined;
  /** Unix milliseconds. */
  now: () => number;
}

/**
 * Takes a wallet file's lines, checks them against each other, and tells what they come to. It keeps none of them, but
 * what `beginWriting` has to know before it can write the first.
 */
export class Weighing {
  readonly logs: FileLogs;
  readonly weighed: Weighed = {
    items: Object.fromEntries(FATES.map((fate) => [fate, 0])) as Record<Fate, number>,
    shown: [],
    total: 0,
    grants: 0,
    disclosures: 0,
    missing: 0,
    sameWallet: null,
    phraseKept: false,
  };
  readonly #horizon = new Horizon();
  readonly #foreign = new ForeignLines();
  /** Categories as their settings in the file have them. */
  #chosen: ReadonlyMap<string, boolean> = new Map();
  #wallet: LineOf<'wallet'> | null = null;
  #logsWhole = false;
  #suspects = 0;
  #plain = 0;

  constructor(readonly deps: MergeDeps) {
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

  /** The file's wallet is the one here, or becomes it. */
  get isOwn(): boolean {
    return this.deps.fresh || this.weighed.sameWallet === true;
  }

  /** What the file's wallet had as sensitive: for a vault that is being made of it. */
  sensitive(): Sensitive {
    return testOf(this.#chosen);
  }

  /** Categories that this wallet's person called sensitive where the file was written. */
  guarded(): string[] {
    if (!this.isOwn) return [];
    return [...this.#chosen].flatMap(([category, sensitive]) => (sensitive ? [category] : []));
  }

  async #content(line: Exclude<Line, LineOf<'wallet'> | LineOf<'log'> | LineOf<'leaves'>>): Promise<void> {
    if (!this.#logsWhole) this.logs.whole();
    this.#logsWhole = true;
    if (line.t === 'end') await this.#end(line);
    else if (line.t === 'item') await this.#weighItem(line);
    else await this.#weighRecord(line);
  }

  async #end({ missing }: LineOf<'end'>): Promise<void> {
    this.weighed.missing = missing ?? 0;
    this.weighed.phraseKept = this.wallet.phraseKept;
    this.weighed.sameWallet ??= this.deps.fresh;
    this.#horizon.note(this.wallet.clock.t);
    this.#horizon.check(this.deps.now(), this.isOwn);
    if (!this.isOwn) await this.#asForeign();
    this.weighed.shown.sort((a, b) => Number(b.suspect) - Number(a.suspect));
  }

  /** Of another wallet nothing here is changed, whatever ids its lines have. */
  async #asForeign(): Promise<void> {
    const { weighed, deps } = this;
    const texts = weighed.shown.map(({ text }) => text);
    const { fresh, same, isNew } = await this.#foreign.weigh(deps.vault, texts);
    weighed.items = { new: fresh, changed: 0, conflict: 0, deleted: 0, same };
    weighed.shown = weighed.shown.filter((_, i) => isNew[i]).map((shown) => ({ ...shown, fate: 'new' }));
  }

  async #weighItem(line: ItemLine): Promise<void> {
    this.#horizon.line(line);
    if (!this.deps.fresh) this.#foreign.add(line);
    for (const version of line.versions) this.logs.check(version.leaves);
    const { fate, before, after } = await weighItem(this.deps.vault, line, () => true);
    this.weighed.items[fate]++;
    if (line.versions.some((version) => version.item !== null)) this.weighed.total++;
    const { isSuspect } = this.deps;
    if (fate !== 'same' && isSuspect) this.#show(line, fate, after ?? before, isSuspect);
  }

  /** A version that is not the newest can come to be shown too: each is looked at. */
  #show(line: ItemLine, fate: Fate, shownItem: Item | null, isSuspect: (text: string) => boolean): void {
    const { shown } = this.weighed;
    const look = ({ text, category }: Item, suspect: boolean) =>
      shown.push({ fate, text: visibleText(text), category, suspect });
    const suspects = line.versions.flatMap(({ item }) => item ?? []).filter(({ text }) => isSuspect(visibleText(text)));
    for (const item of suspects) if (this.#suspects++ < SHOWN_SUSPECT) look(item, true);
    if (suspects.length === 0 && shownItem && this.#plain++ < SHOWN) look(shownItem, false);
  }

  async #weighRecord(line: RecordLine): Promise<void> {
    this.logs.check(line.leaves);
    must(line.id === idOf(line));
    if (line.store === 'grants') {
      must(this.deps.checkGrant(line.value));
      this.weighed.grants++;
    }
    if (line.store === 'anchors') must(isWhole(line.value));
    if (line.store === 'stamps') must(line.value.state === 'queued' || line.value.ots !== null);
    if (line.store === 'disclosures') this.weighed.disclosures++;
    if (line.store === 'settings') {
      must((line.id === PERSONAS) === 'personas' in line.value);
      must((line.id === PEOPLE) === 'contacts' in line.value);
      // A later revision counts: one from far ahead would for good.
      if ('personas' in line.value) for (const { t } of revisionsOf(line.value)) this.#horizon.note(t);
      if ('contacts' in line.value) for (const { t } of revisionsOfPeople(line.value)) this.#horizon.note(t);
    }
    if (line.id === 'categories' && 'sensitive' in line.value) this.#chosen = new Map(line.value.sensitive);
    if (line.store === 'keys' && line.id === 'log') {
      const own = this.deps.fresh ? null : await this.deps.vault.get('keys', 'log');
      this.weighed.sameWallet = this.deps.fresh || own?.value.secret === line.value.secret;
    }
  }
}

function idOf(line: RecordLine): string | undefined {
  if (line.store === 'grants') return line.value.signed.sig.uid;
  if (line.store !== 'keys' && line.store !== 'settings') return line.value.id;
  return (line.store === 'keys' ? WALLET_KEYS : SETTINGS).find((known) => known === line.id);
}

function must(holds: boolean): asserts holds {
  if (!holds) throw new WalletError('file-content', 'a record is not what it is called');
}
