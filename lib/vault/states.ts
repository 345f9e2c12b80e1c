import { WalletError } from '#lib/protocol/index';
import type { Contents } from './contents';
import type { VaultDb } from './db';
import type { VaultState } from './records';
import type { ClassKey } from './rows';
import { openState, parseStateRow, STATE_EPOCH, type StateRow, sealState } from './state';

const COPIES = ['state', 'copy'] as const;

export interface OpenedState {
  state: VaultState;
  contents: Contents;
}

/** The state row and its copy, read as one. */
export class States {
  constructor(
    private readonly db: VaultDb,
    private readonly vaultId: string,
    private readonly key: ClassKey,
    /** A copy was damaged; the next change writes both anew. */
    private readonly onDamaged: () => void,
  ) {}

  /**
   * The state as it stands there, not yet authenticated: it reads while locked too.
   *
   * @throws WalletError `vault-corrupt` when neither copy reads
   */
  async glance(): Promise<VaultState> {
    const [newest] = await this.#rows();
    if (!newest) throw damaged();
    const { seal: _seal, ...state } = newest;
    return state;
  }

  /** @throws WalletError `locked`, `vault-corrupt` when neither copy is as it was sealed */
  async open(): Promise<OpenedState> {
    const key = await this.key('ordinary', STATE_EPOCH);
    const rows = await this.#rows();
    for (const row of rows) {
      const opened = await openState(key, this.vaultId, row);
      if (opened) return opened;
      this.onDamaged();
    }
    throw damaged();
  }

  async seal(state: VaultState, contents: Contents): Promise<StateRow> {
    return sealState(await this.key('ordinary', STATE_EPOCH), this.vaultId, state, contents);
  }

  /** Those that read, the newest first. */
  async #rows(): Promise<StateRow[]> {
    const stored = await Promise.all(COPIES.map((name) => this.db.get('state', name)));
    const rows = stored.map(parseStateRow).filter((row) => row !== null);
    if (rows.length === 1) this.onDamaged();
    return rows.sort((a, b) => b.generation - a.generation);
  }
}

const damaged = () =>
  new WalletError('vault-corrupt', 'the state of the vault does not read', { data: { place: 'state' } });
