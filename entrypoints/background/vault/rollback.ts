import type { Sent } from '#lib/anchor/sent';
import { createTurns, type RollbackHint, type RollbackKind } from '#lib/protocol/index';

/** What is kept of it outside the vault: nothing secret, and not set back with it. */
export interface KeptRollback {
  vaultId: string;
  /** The highest that was seen. */
  generation: number;
  /** When the file was made that this wallet came from; null where it began here. */
  restored: number | null;
  hints: RollbackHint[];
  /** By kind, what was found when the person last said that all is well. */
  settled: Partial<Record<RollbackKind, number>>;
  /** When the chain was last asked. */
  askedAt: number;
}

export interface RollbackDeps {
  kept: { get(): Promise<KeptRollback | null>; set(kept: KeptRollback): Promise<void> };
  /** The wallet as it is; null where it cannot be opened now. */
  wallet: () => Promise<{ vaultId: string; generation: number } | null>;
  /** Asks the chain; null where no account pays. */
  sent: () => Promise<Sent | null>;
  /** When the last backup was made that this browser knows of, and the newest file of this wallet in its folder. */
  backups: () => Promise<{ last: number | null; newest: number | null }>;
  /** Unix milliseconds. */
  now: () => number;
  onHint: () => void;
}

/** A node learns each time that somebody looks. */
const ASK_AGAIN_MS = 12 * 60 * 60_000;
/** A file is made a moment before it is noted. */
const SLACK_MS = 5 * 60_000;

/**
 * Notices that a wallet is older than it was: a profile that was put back, a disk that lost writes, a file that was not the
 * newest. Nothing here proves it, and nothing waits for it.
 */
export class Rollback {
  readonly #inTurn = createTurns();

  constructor(private readonly deps: RollbackDeps) {}

  /** Notes how far the wallet is: a lower number later was not made by this wallet. */
  note(): Promise<void> {
    return this.#change((kept, generation) => {
      kept.generation = Math.max(kept.generation, generation);
    });
  }

  /** @param created of the file, Unix milliseconds */
  restoredFrom(created: number): Promise<void> {
    return this.#change((kept) => {
      kept.restored = created;
      kept.askedAt = 0;
    });
  }

  /** Looks at all that can tell. What cannot be reached says nothing. */
  async look(): Promise<void> {
    const found: RollbackHint[] = [];
    await this.#change((kept, generation) => {
      if (generation < kept.generation) found.push({ kind: 'state', found: kept.generation, known: generation });
    });
    found.push(...(await this.#backups()), ...(await this.#sent()));
    if (found.length === 0) return;
    await this.#change((kept) => {
      const others = kept.hints.filter(({ kind }) => found.every((hint) => hint.kind !== kind));
      kept.hints = [...others, ...found.filter(({ kind, found: level }) => level > (kept.settled[kind] ?? 0))];
    });
    this.deps.onHint();
  }

  async hints(): Promise<RollbackHint[]> {
    const [kept, wallet] = await Promise.all([this.deps.kept.get(), this.deps.wallet()]);
    return kept && kept.vaultId === wallet?.vaultId ? kept.hints : [];
  }

  /** The person knows of it: nothing is said again until there is more. */
  async settle(): Promise<void> {
    await this.#change((kept, generation) => {
      for (const { kind, found } of kept.hints) kept.settled[kind] = Math.max(found, kept.settled[kind] ?? 0);
      kept.hints = [];
      kept.generation = generation;
      delete kept.settled.state;
    });
    this.deps.onHint();
  }

  async #backups(): Promise<RollbackHint[]> {
    const restored = (await this.deps.kept.get())?.restored ?? null;
    const { last, newest } = await this.deps.backups().catch(() => ({ last: null, newest: null }));
    // A wallet that came from a file is as old as that; any other knows of the backups that it made.
    const known = restored ?? last;
    const found = Math.max(last ?? 0, newest ?? 0);
    return known !== null && found > known + SLACK_MS ? [{ kind: 'backup', found, known }] : [];
  }

  async #sent(): Promise<RollbackHint[]> {
    const kept = await this.deps.kept.get();
    if (!kept || this.deps.now() - kept.askedAt < ASK_AGAIN_MS) return [];
    const sent = await this.deps.sent().catch(() => null);
    if (!sent) return [];
    await this.#change((before) => {
      before.askedAt = this.deps.now();
    });
    return sent.found > sent.known ? [{ kind: 'sent', ...sent }] : [];
  }

  #change(make: (kept: KeptRollback, generation: number) => void): Promise<void> {
    return this.#inTurn(async () => {
      const wallet = await this.deps.wallet();
      if (!wallet) return;
      const { vaultId, generation } = wallet;
      const before = await this.deps.kept.get();
      const kept = before?.vaultId === vaultId ? structuredClone(before) : newKept(vaultId, generation);
      make(kept, generation);
      if (JSON.stringify(kept) !== JSON.stringify(before)) await this.deps.kept.set(kept);
    });
  }
}

const newKept = (vaultId: string, generation: number): KeptRollback => ({
  vaultId,
  generation,
  restored: null,
  hints: [],
  settled: {},
  askedAt: 0,
});
