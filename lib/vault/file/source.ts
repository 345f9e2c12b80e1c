import { concat, toBase64 } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/index';
import { heldVersions } from '../merge/items';
import type { StoreName, Version } from '../records';
import type { Vault } from '../vault';
import { type ItemLine, LEAVES_A_LINE, type Line, type RecordLine } from './lines';

const OPENED_AT_ONCE = 200;
/** The key for writing files stays: whoever opens this one does not thereby open the others. Logs bring their keys. */
const KEPT_BACK = /^(wallet-file|log\/.*)$/;

export interface SourceOptions {
  phraseKept: boolean;
  /** The seed that signs for a log, hex. */
  seedOf: (log: string) => Promise<string>;
  /** Called with the number of items and records written so far. */
  onProgress?: (done: number) => void;
}

/**
 * Everything that a vault holds, as the lines of a wallet file.
 *
 * @throws WalletError `locked`; `conflict` when the vault changes meanwhile: then write it anew
 */
export async function* linesOf(vault: Vault, options: SourceOptions): AsyncGenerator<Line, void> {
  const { generation, deviceId, logId, logs, clock } = await vault.state();
  const unchanged = async () => {
    if ((await vault.state()).generation !== generation) throw new WalletError('conflict', 'the vault changed');
  };
  let done = 0;
  const report = (count: number) => {
    done += count;
    options.onProgress?.(done);
  };
  yield { t: 'wallet', device: deviceId, log: logId, clock, phraseKept: options.phraseKept };
  const ids = Object.keys(logs).sort();
  for (const id of ids) yield { t: 'log', id, size: logs[id] ?? 0, seed: await options.seedOf(id) };
  for (const id of ids) {
    for (let first = 0; first < (logs[id] ?? 0); first += LEAVES_A_LINE) {
      const count = Math.min(LEAVES_A_LINE, (logs[id] ?? 0) - first);
      const hashes = await vault.leafHashes(id, first, count);
      if (hashes.length !== count) throw new WalletError('vault-corrupt', 'a node of the log is missing');
      yield { t: 'leaves', log: id, first, hashes: toBase64(concat(...hashes)) };
    }
  }
  for await (const lines of itemLines(vault)) {
    await unchanged();
    yield* lines;
    report(lines.length);
  }
  for (const store of ['grants', 'disclosures', 'anchors', 'keys', 'settings'] as const) {
    for (const batch of batches(await vault.ids(store))) {
      const opened = await vault.getMany(store, batch);
      await unchanged();
      for (const { id, value, leaves } of opened) {
        if (!KEPT_BACK.test(id)) yield { t: 'record', store, id, value, leaves } as RecordLine;
      }
      report(opened.length);
    }
  }
}

/** How many items and records there are, for showing progress. */
export async function sourceSize(vault: Vault): Promise<number> {
  const stores: StoreName[] = ['items', 'tombstones', 'grants', 'disclosures', 'anchors'];
  return (await Promise.all(stores.map((store) => vault.count(store)))).reduce((sum, count) => sum + count, 0);
}

async function* itemLines(vault: Vault): AsyncGenerator<ItemLine[], void> {
  const besides = new Set(await vault.ids('conflicts'));
  const line = (id: string, versions: Version[]): ItemLine => ({ t: 'item', id, versions });
  for (const batch of batches(await vault.ids('items'))) {
    const opened = await vault.getMany('items', batch);
    yield await Promise.all(
      opened.map(async ({ id, value, leaves }) =>
        line(id, besides.has(id) ? await heldVersions(vault, id) : [{ item: value, gone: null, leaves }]),
      ),
    );
  }
  for (const batch of batches(await vault.ids('tombstones'))) {
    const lines = await Promise.all(batch.map(async (id) => line(id, await heldVersions(vault, id))));
    yield lines;
  }
}

function* batches(ids: readonly string[]): Generator<string[], void> {
  for (let from = 0; from < ids.length; from += OPENED_AT_ONCE) yield ids.slice(from, from + OPENED_AT_ONCE);
}
