import { computeAddress } from 'ethers';
import { createOutbox } from '#lib/anchor/outbox';
import { accountFor, quoteFor } from '#lib/anchor/quote';
import { type AnchorRow, toView } from '#lib/anchor/row';
import { type Sent, sentBy } from '#lib/anchor/sent';
import { toHex } from '#lib/crypto/bytes';
import type { DerivedKeys } from '#lib/keyring/index';
import { rootAt } from '#lib/log/merkle';
import {
  type AnchorQuote,
  type AnchorStatus,
  type AnchorView,
  BITCOIN,
  type ChainConfig,
  PROOF_POLICY,
  type ProofPolicy,
  type PublishQuote,
  WalletError,
} from '#lib/protocol/index';
import { type GrantRecord, ownLogSize, type Vault } from '#lib/vault/index';
import { newestOf } from './proofs';
import type { Stamping } from './stamping';

const OFF: ChainConfig = { network: 'off', chainId: 0, rpcUrl: '', eas: '' };
const CONFIG_ID = 'chain';
const POLICY_ID = 'proof-policy';
const DAY_MS = 24 * 60 * 60_000;

export interface AnchoringParts {
  vault: Vault;
  secret: (name: keyof DerivedKeys) => Promise<string>;
  stamping: Stamping;
  /** Whether the person keeps the 12 words: what an account pays would be lost with them. */
  phraseKept: () => Promise<boolean>;
  /** Asks to be stepped again at this time. */
  schedule: (at: number) => void;
  /** Whether to be asked from time to time if a proof is due. */
  remind: (on: boolean) => void;
}

/** The log's roots on a public chain: wires the outbox to vault and keys, and says when a proof is due. */
export class Anchoring {
  readonly #outbox;

  constructor(private readonly parts: AnchoringParts) {
    const { vault, secret, schedule } = parts;
    this.#outbox = createOutbox({
      store: {
        list: async () => (await vault.all('anchors')).map((record) => record.value as AnchorRow),
        put: (row) => vault.change(async (draft) => draft.put('anchors', row.id, row)),
      },
      key: () => secret('anchor'),
      config: () => this.#chain(),
      now: Date.now,
      schedule,
    });
  }

  async config(): Promise<ChainConfig> {
    const stored = await this.parts.vault.get('settings', CONFIG_ID);
    return stored && 'network' in stored.value ? stored.value : OFF;
  }

  async configure(config: ChainConfig): Promise<ChainConfig> {
    await this.parts.vault.change(async (draft) => draft.put('settings', CONFIG_ID, config));
    this.stepSoon();
    return config;
  }

  /** The chain whose account pays; none where calendars take the roots. */
  async #chain(): Promise<ChainConfig> {
    const config = await this.config();
    return config.network === BITCOIN ? OFF : config;
  }

  async policy(): Promise<ProofPolicy> {
    const stored = await this.parts.vault.get('settings', POLICY_ID);
    return stored && 'every' in stored.value ? stored.value : PROOF_POLICY;
  }

  async setPolicy(policy: ProofPolicy): Promise<ProofPolicy> {
    await this.parts.vault.change(async (draft) => draft.put('settings', POLICY_ID, policy));
    await this.proveIfDue();
    return policy;
  }

  /**
   * Puts the log's root of this moment on its way, unless it is there already.
   *
   * @throws WalletError `chain-not-configured`, `phrase-not-kept` where an account pays, `nothing-to-prove`
   */
  async now(): Promise<void> {
    const { network } = await this.config();
    if (network === 'off') throw new WalletError('chain-not-configured');
    // Where nobody pays, nothing is lost with the words.
    if (network !== BITCOIN) await this.#mustKeepPhrase();
    const state = await this.parts.vault.state();
    const size = ownLogSize(state);
    if (size === 0) throw new WalletError('nothing-to-prove');
    const root = toHex(await rootAt(size, this.parts.vault.nodesOf(state.logId)));
    if (network === BITCOIN) return this.parts.stamping.stampRoot(root, size);
    await this.#outbox.enqueue({ root, size });
    this.stepSoon();
  }

  /**
   * Puts a root on its way where the person's rule says so. What failed for good is not tried by a rule, and no account
   * pays by a rule before the person keeps the 12 words.
   */
  async proveIfDue(): Promise<void> {
    const { every, changes } = await this.policy();
    const { network } = await this.config();
    const isOn = every !== 'asked' && network !== 'off';
    this.parts.remind(isOn);
    if (!isOn || (network !== BITCOIN && !(await this.parts.phraseKept()))) return;
    const [stamps, anchors, state] = await Promise.all([
      this.parts.stamping.list(),
      this.list(),
      this.parts.vault.state(),
    ]);
    const roots = [
      ...anchors.filter(({ grant }) => grant === undefined),
      ...stamps.filter(({ about }) => about === null),
    ];
    const open = ownLogSize(state) - Math.max(0, ...roots.map(({ size }) => size));
    const last = Math.max(0, ...roots.map(({ createdAt }) => createdAt));
    const isDue = every === 'changes' ? open >= changes : open > 0 && Date.now() - last >= DAY_MS;
    if (isDue) await this.now();
  }

  /** What proofs cost now, and what is there to pay. @throws WalletError `chain-not-configured`, of the chain */
  async account(): Promise<AnchorQuote> {
    return accountFor(await this.parts.secret('anchor'), await this.#chain());
  }

  /** Transactions of the account, there and as far as this wallet knows; null where no account pays. @throws of the chain */
  async sent(): Promise<Sent | null> {
    const rows = (await this.parts.vault.all('anchors')).map((record) => record.value as AnchorRow);
    return sentBy(await this.parts.secret('anchor'), await this.#chain(), rows);
  }

  /** What ending a consent in public would cost. @throws WalletError `bad-request`, `chain-not-configured`, of the chain */
  async quote(grant: GrantRecord): Promise<PublishQuote> {
    return quoteFor(tagOf(grant), await this.parts.secret('anchor'), await this.#chain());
  }

  /**
   * Puts the tag of a consent that was ended here on its way: EAS notes when it first saw it, whoever sends it.
   *
   * @throws WalletError `bad-request` while it stands, `chain-not-configured`, `phrase-not-kept`
   */
  async publish(grant: GrantRecord): Promise<AnchorView> {
    await this.#mustKeepPhrase();
    const root = tagOf(grant);
    if ((await this.#chain()).network === 'off') throw new WalletError('chain-not-configured');
    const row = await this.#outbox.enqueue({ root, size: 0, grant: grant.signed.sig.uid });
    this.stepSoon();
    return row;
  }

  async #mustKeepPhrase(): Promise<void> {
    if (!(await this.parts.phraseKept())) throw new WalletError('phrase-not-kept');
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
    const rows = await this.parts.vault.all('anchors');
    return rows.map((record) => toView(record.value as AnchorRow)).sort((a, b) => b.createdAt - a.createdAt);
  }

  async status(): Promise<AnchorStatus> {
    const [config, anchors, state, key] = await Promise.all([
      this.config(),
      this.list(),
      this.parts.vault.state(),
      this.parts.secret('anchor'),
    ]);
    const [confirmed, stamped] = await Promise.all([
      newestOf(this.parts.vault, state.logId, anchors),
      this.parts.stamping.newestOf(state.logId),
    ]);
    return {
      config,
      address: computeAddress(key),
      logSize: ownLogSize(state),
      provenSize: Math.max(confirmed?.size ?? 0, stamped?.size ?? 0),
      latest: anchors.find(({ grant }) => grant === undefined) ?? null,
      confirmed,
      stamped,
      stamps: await this.parts.stamping.settings(),
      policy: await this.policy(),
    };
  }
}

/** @throws WalletError `bad-request` for a consent that was not ended */
function tagOf({ revokedAt, terms }: GrantRecord): string {
  if (revokedAt === null) throw new WalletError('bad-request', 'it stands');
  return terms.revocationTag;
}
