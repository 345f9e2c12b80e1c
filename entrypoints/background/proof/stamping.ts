import type { StampRow } from '#lib/anchor/ots/row';
import { toView } from '#lib/anchor/ots/row';
import { createStamper } from '#lib/anchor/ots/stamper';
import { toHex } from '#lib/crypto/bytes';
import { rootAt } from '#lib/log/merkle';
import { STAMP_SETTINGS, type StampSettings, type StampView, WalletError } from '#lib/protocol/index';
import type { Vault } from '#lib/vault/index';

const SETTINGS_ID = 'stamps';

/** Digests on their way into Bitcoin, by public calendars: wires the stamper to the vault. */
export class Stamping {
  readonly #stamper;

  constructor(
    private readonly vault: Vault,
    schedule: (at: number) => void,
  ) {
    this.#stamper = createStamper({
      store: {
        list: async () => (await vault.all('stamps')).map((record) => record.value as StampRow),
        put: (row) => vault.change(async (draft) => draft.put('stamps', row.id, row)),
      },
      settings: () => this.settings(),
      now: Date.now,
      schedule,
    });
  }

  async settings(): Promise<StampSettings> {
    const stored = await this.vault.get('settings', SETTINGS_ID);
    return stored && 'calendars' in stored.value ? stored.value : STAMP_SETTINGS;
  }

  async configure(settings: StampSettings): Promise<StampSettings> {
    await this.vault.change(async (draft) => draft.put('settings', SETTINGS_ID, settings));
    this.stepSoon();
    return settings;
  }

  /** Puts a root of the log on its way. */
  async stampRoot(root: string, size: number): Promise<void> {
    await this.#stamper.enqueue({ digest: root, size, about: null });
    this.stepSoon();
  }

  /** Moves every stamp on by what servers say now. Failures wait in their rows. */
  step(options: { force?: boolean } = {}): Promise<void> {
    return this.#stamper.step(options);
  }

  /** Without waiting: what goes wrong with servers is in the rows. */
  stepSoon(): void {
    this.step({ force: true }).catch((error: unknown) => console.error(error));
  }

  /** Puts one entry's own digest on its way, beside its log. @param about id of the entry's record */
  async stampAlone(digest: string, about: string): Promise<StampView> {
    const row = await this.#stamper.enqueue({ digest, size: 1, about });
    this.stepSoon();
    return row;
  }

  /** Newest first, with their files. */
  async rows(): Promise<StampRow[]> {
    const rows = await this.vault.all('stamps');
    return rows.map((record) => record.value as StampRow).sort((a, b) => b.createdAt - a.createdAt);
  }

  /** Newest first. */
  async list(): Promise<StampView[]> {
    return (await this.rows()).map(toView);
  }

  /** The `.ots` file so far, base64. @throws WalletError `not-found` before a calendar answered */
  async file(id: string): Promise<string> {
    const ots = ((await this.vault.get('stamps', id))?.value as StampRow | undefined)?.ots;
    if (!ots) throw new WalletError('not-found', 'no calendar has it yet');
    return ots;
  }

  /** The newest stamp of one log's root whose block was looked at. A log's own root at that size tells whose it is. */
  async newestOf(log: string): Promise<StampView | null> {
    const held = (await this.vault.state()).logs[log] ?? 0;
    for (const stamp of await this.list()) {
      if (stamp.about !== null || stamp.time === null || stamp.size > held) continue;
      if (toHex(await rootAt(stamp.size, this.vault.nodesOf(log))) === stamp.digest) return stamp;
    }
    return null;
  }
}
