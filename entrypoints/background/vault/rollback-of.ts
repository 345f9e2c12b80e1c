import type { ScheduledBackup } from '../backup/scheduled';
import type { Host } from '../host';
import { announceChange, read, write } from '../storage';
import { type KeptRollback, Rollback } from './rollback';

/** Wires the looking for older states to the wallet, its chain and its backups. */
export function rollbackOf(host: Host, backup: ScheduledBackup): Rollback {
  return new Rollback({
    kept: {
      get: () => read<KeptRollback | null>('local', 'rollback', null),
      set: (kept) => write('local', 'rollback', kept),
    },
    async wallet() {
      if (!(await host.isUnlocked())) return null;
      const { vault } = await host.services();
      const [{ vaultId }, { generation }] = await Promise.all([host.existingHeader(), vault.state()]);
      return { vaultId, generation };
    },
    sent: async () => (await host.services()).anchoring.sent(),
    async backups() {
      const [{ lastAt }, newest] = await Promise.all([backup.status(), backup.newest()]);
      return { last: lastAt, newest };
    },
    now: Date.now,
    onHint: announceChange,
  });
}
