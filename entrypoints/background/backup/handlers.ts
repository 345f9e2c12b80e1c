import { fromBase64 } from '#lib/crypto/bytes';
import type { PageHandlers } from '#lib/rpc/router';
import type { Parts } from '../handlers/page';
import { announceChange } from '../storage';
import { conflictsOf } from './conflicts';
import { Exports } from './exports';
import { Imports } from './imports';
import { loseDevice } from './lost-device';

/** Files out and in, other devices, and what merging them leaves to be chosen. */
export function backupHandlers({ host, backup, rollback }: Pick<Parts, 'host' | 'backup' | 'rollback'>) {
  const exports = new Exports(host);
  const imports = new Imports(host, (created) => rollback.restoredFrom(created));
  return {
    'export.begin': (params) => exports.begin(params),
    'export.next': ({ id }) => exports.next(id),
    async 'export.cancel'({ id }) {
      await exports.cancel(id);
      return null;
    },
    'import.look': ({ start }) => imports.look(start),
    'import.begin': (params) => imports.begin(params),
    async 'import.feed'({ id, part }) {
      await imports.feed(id, fromBase64(part));
      return null;
    },
    'import.finish': (params) => imports.finish(params),
    async 'import.progress'({ id }) {
      const progress = await imports.progress(id);
      if (progress.summary) announceChange();
      return progress;
    },
    async 'import.cancel'({ id }) {
      imports.cancel(id);
      return null;
    },
    'backup.status': () => backup.status(),
    'backup.set': ({ weekly }) => backup.set(weekly),
    'backup.folder': ({ auth, name }) => backup.useFolder(auth, name),
    'backup.run': () => backup.run(),
    'backup.done': () => backup.done(),
    'rollback.hints': () => rollback.hints(),
    async 'rollback.settle'() {
      await rollback.settle();
      return null;
    },
    'pairing.begin': () => imports.pair(),
    'pairing.read': ({ code }) => imports.readCode(code),
    'devices.lost': ({ auth }) => loseDevice(host, auth),
    'conflicts.list': async () => conflictsOf((await host.services()).vault),
    async 'conflicts.resolve'({ id, keep, both }) {
      await (await host.services()).items.resolve(id, keep, both);
      return null;
    },
  } satisfies Partial<PageHandlers>;
}
