import type { Draft } from '../draft';
import type { ItemLine, Line } from '../file/lines';
import { classOf, type Sensitive } from '../sensitivity';
import { asForeign, comesIn, type SeenTexts, textsOf } from './foreign';
import { putItem, weighItem } from './items';
import { putRecord } from './put-record';
import type { Weighing } from './weigh';

export const LOG_KEY = 'log/';

/** Writes a file that was weighed into a change: its lines come a second time. */
export interface LineWriter {
  /** The next line. @throws WalletError `locked`, `storage-full` */
  line(line: Line): Promise<void>;
}

/**
 * Begins to write a file, by whose it is (docs/adr/0022-files-of-other-wallets.md).
 *
 * @param weighing has taken every line of the file
 * @param sensitive which categories are sensitive once the change is durable
 */
export async function beginWriting(weighing: Weighing, draft: Draft, sensitive: Sensitive): Promise<LineWriter> {
  if (weighing.isOwn) return MergeWriter.begin(weighing, draft, sensitive);
  return new ForeignWriter(draft, sensitive, await textsOf(weighing.deps.vault));
}

/** Of another wallet: words that are not here yet, each an item that waits to be approved; nothing else. */
class ForeignWriter implements LineWriter {
  constructor(
    private readonly draft: Draft,
    private readonly sensitive: Sensitive,
    private readonly texts: SeenTexts,
  ) {}

  async line(line: Line): Promise<void> {
    const item = line.t === 'item' ? comesIn(line) : null;
    if (!item || !this.texts.add(item.text)) return;
    const { draft } = this;
    const waiting = asForeign(item, draft);
    const entry = { kind: 'item-change', body: waiting };
    draft.put('items', waiting.id, waiting, { keyClass: classOf([waiting], this.sensitive), entry });
    await draft.spill();
  }
}

class MergeWriter implements LineWriter {
  private constructor(
    private readonly weighing: Weighing,
    private readonly draft: Draft,
    private readonly sensitive: Sensitive,
    /** Logs of which the file tells another story than the vault. */
    private readonly forked: ReadonlySet<string>,
  ) {}

  /** Writes the file's logs. */
  static async begin(weighing: Weighing, draft: Draft, sensitive: Sensitive): Promise<MergeWriter> {
    const { logs, deps, wallet } = weighing;
    const ownLog = draft.logId;
    const adopted = await logs.adopt(deps.vault, draft);
    draft.witness(wallet.clock);
    const writer = new MergeWriter(weighing, draft, sensitive, adopted.forked);
    writer.#putLogKeys(ownLog, adopted.roots);
    return writer;
  }

  async line(line: Line): Promise<void> {
    if (line.t === 'item') await this.#putItem(line);
    else if (line.t === 'record') {
      const { weighing, draft, forked, sensitive } = this;
      await putRecord(line, { weighing, draft, forked, sensitive });
    }
    await this.draft.spill();
  }

  async #putItem(line: ItemLine): Promise<void> {
    const weighed = await weighItem(this.weighing.deps.vault, line, (leaf) => !this.forked.has(leaf.log));
    if (!weighed.held) putItem(this.draft, weighed, this.sensitive);
  }

  /** Every log brings the key that signs for it, and an entry that says how far it was known here. */
  #putLogKeys(ownLog: string, roots: ReadonlyMap<string, string>): void {
    const { draft } = this;
    const { logs, deps } = this.weighing;
    for (const id of logs.ids) {
      const seed = logs.seedOf(id);
      if (seed === null || this.forked.has(id) || (id === ownLog && id === draft.logId)) continue;
      const held = draft.state.logs[id] ?? 0;
      const size = logs.sizeOf(id);
      if (size <= held) continue;
      const kind = deps.fresh ? 'continuation' : 'merge';
      const body = { log: id, size, root: roots.get(id) ?? null };
      const options = { keyClass: 'sensitive', entry: { kind, body }, keepLeaves: true } as const;
      draft.put('keys', `${LOG_KEY}${id}`, { secret: seed }, options);
    }
  }
}
