import { computeAddress } from 'ethers';
import { createOutbox } from '#lib/anchor/outbox';
import { quoteFor } from '#lib/anchor/quote';
import { type AnchorRow, toView } from '#lib/anchor/row';
import { toHex } from '#lib/crypto/bytes';
import type { DerivedKeys } from '#lib/keyring/index';
import { rootAt } from '#lib/log/merkle';
import {
  type AnchorStatus,
  type AnchorView,
  type ChainConfig,
  type PublishQuote,
  WalletError,
} from '#lib/protocol/index';
import { type GrantRecord, ownLogSize, type Vault } from '#lib/vault/index';
import { newestOf } from './proofs';

const OFF: ChainConfig = { network: 'off', chainId: 0, rpcUrl: '', eas: '' };
const CONFIG_ID = 'chain';

/** The log's roots on a public chain: wires the outbox to vault and keys. */
export class Anchoring {
  readonly #outbox;

  constructor(
    private readonly vault: Vault,
    private readonly secret: (name: keyof DerivedKeys) => Promise<string>,
    schedule: (at: number) => void,
  ) {
    this.#outbox = createOutbox({
      store: {
        list: async () => (await vault.all('anchors')).map((record) => record.value as AnchorRow),
        put: (row) => vault.change(async (draft) => draft.put('anchors', row.id, row)),
      },
      key: () => secret('anchor'),
      config: () => this.config(),
      now: Date.now,
      schedule,
    });
  }

  async config(): Promise<ChainConfig> {
    const stored = await this.vault.get('settings', CONFIG_ID);
    return stored && 'network' in stored.value ? stored.value : OFF;
  }

  async configure(config: ChainConfig): Promise<ChainConfig> {
    await this.vault.change(async (draft) => draft.put('settings', CONFIG_ID, config));
    this.stepSoon();
    return config;
  }

  /**
   * Puts the log's root of this moment on its way, unless it is there already.
   *
   * @throws WalletError `chain-not-configured`, `nothing-to-prove`
   */
  async now(): Promise<AnchorView> {
    const config = await this.config();
    if (config.network === 'off') throw new WalletError('chain-not-configured');
    const state = await this.vault.state();
    const size = ownLogSize(state);
    if (size === 0) throw new WalletError('nothing-to-prove');
    const root = toHex(await rootAt(size, this.vault.nodesOf(state.logId)));
    const row = await this.#outbox.enqueue({ root, size });
    this.stepSoon();
    return row;
  }

  /** What ending a consent in public would cost. @throws WalletError `bad-request`, `chain-not-configured`, of the chain */
  async quote(grant: GrantRecord): Promise<PublishQuote> {
    return quoteFor(tagOf(grant), await this.secret('anchor'), await this.config());
  }

  /**
   * Puts the tag of a consent that was ended here on its way: EAS notes when it first saw it, whoever sends it.
   *
   * @throws WalletError `bad-request` while it stands, `chain-not-configured`
   */
  async publish(grant: GrantRecord): Promise<AnchorView> {
    const root = tagOf(grant);
    if ((await this.config()).network === 'off') throw new WalletError('chain-not-configured');
    const row = await this.#outbox.enqueue({ root, size: 0, grant: grant.signed.sig.uid });
    this.stepSoon();
    return row;
  }

  /** Moves everything in the outbox on by what the chain says now. Failures wait in their rows. */
  async step(options: { force?: boolean } = {}): Promise<void> {
    await this.#outbox.step(options);
  }

  /** Without waiting: what goes wrong with the chain is in the row, and a lock just now means 'after the next unlock'. */
  stepSoon(): void {
    this.step({ force: true }).catch((error: unknown) => console.error(error));
  }

  /** Newest first. */
  async list(): Promise<AnchorView[]> {
    const rows = await this.vault.all('anchors');
    return rows.map((record) => toView(record.value as AnchorRow)).sort((a, b) => b.createdAt - a.createdAt);
  }

  async status(): Promise<AnchorStatus> {
    const [config, anchors, state, key] = await Promise.all([
      this.config(),
      this.list(),
      this.vault.state(),
      this.secret('anchor'),
    ]);
    const confirmed = await newestOf(this.vault, state.logId, anchors);
    return {
      config,
      address: computeAddress(key),
      logSize: ownLogSize(state),
      provenSize: confirmed?.size ?? 0,
      latest: anchors.find(({ grant }) => grant === undefined) ?? null,
      confirmed,
    };
  }
}

/** @throws WalletError `bad-request` for a consent that was not ended */
function tagOf({ revokedAt, terms }: GrantRecord): string {
  if (revokedAt === null) throw new WalletError('bad-request', 'it stands');
  return terms.revocationTag;
}
