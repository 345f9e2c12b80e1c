import type { Draft } from '../draft';
import type { ItemLine, Line } from '../file/lines';
import type { Sensitive } from '../sensitivity';
import { asForeign } from './foreign';
import { heldVersions, putItem, weighItem } from './items';
import { putRecord } from './put-record';
import type { Weighing } from './weigh';

export const LOG_KEY = 'log/';

/** Writes a file that was weighed into a change: its lines come a second time. */
export class MergeWriter {
  private constructor(
    private readonly weighing: Weighing,
    private readonly draft: Draft,
    private readonly sensitive: Sensitive,
    /** Logs of which the file tells another story than the vault. */
    private readonly forked: ReadonlySet<string>,
  ) {}

  /**
   * Writes the file's logs.
   *
   * @param weighing has taken every line of the file
   * @param sensitive which categories are sensitive once the change is durable
   */
  static async begin(weighing: Weighing, draft: Draft, sensitive: Sensitive): Promise<MergeWriter> {
    const { logs, deps, wallet } = weighing;
    const ownLog = draft.logId;
    const adopted = await logs.adopt(deps.vault, draft);
    draft.witness(wallet.clock);
    const writer = new MergeWriter(weighing, draft, sensitive, adopted.forked);
    writer.#putLogKeys(ownLog, adopted.roots);
    return writer;
  }

  /** The next line. @throws WalletError `locked`, `storage-full` */
  async line(line: Line): Promise<void> {
    if (line.t === 'item') await this.#putItem(line);
    else if (line.t === 'record') {
      const { weighing, draft, forked, sensitive } = this;
      await putRecord(line, { weighing, draft, forked, sensitive });
    }
    await this.draft.spill();
  }

  async #putItem(line: ItemLine): Promise<void> {
    const { isOwn, deps } = this.weighing;
    const taken = isOwn ? line : asForeign(line, await heldVersions(deps.vault, line.id));
    const weighed = await weighItem(deps.vault, taken, (leaf) => !this.forked.has(leaf.log));
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
