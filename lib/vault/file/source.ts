import { concat, toBase64 } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/index';
import { heldVersions } from '../merge/items';
import type { StoreName, Version } from '../records';
import { isDamage, type Vault } from '../vault';
import { checkLogs } from './limits';
import { type ItemLine, LEAVES_A_LINE, type Line, parseLine, type RecordLine } from './lines';

const OPENED_AT_ONCE = 200;
const RECORD_STORES = [
  'grants',
  'disclosures',
  'anchors',
  'stamps',
  'keys',
  'settings',
  'credentials',
  'presentations',
  'issued',
] as const satisfies StoreName[];
/** The key for writing files stays: whoever opens this one does not thereby open the others. Logs bring their keys.
 * What credentials and keys for people come from is made of the 12 words anew. */
const KEPT_BACK = /^(wallet-file|credential|people|log\/.*)$/;

export interface SourceOptions {
  phraseKept: boolean;
  /** The seed that signs for a log, hex. */
  seedOf: (log: string) => Promise<string>;
  /** Called with the number of items and records looked at so far, and how many of them cannot be in the file. */
  onProgress?: (done: number, missing: number) => void;
}

/**
 * Everything that a vault holds, as the lines of a wallet file.
 *
 * @returns how many records are missing: they do not open, or would not be read again
 * @throws WalletError `locked`; `file-too-large`; `conflict` when the vault changes meanwhile: then write it anew
 */
export async function* linesOf(vault: Vault, options: SourceOptions): AsyncGenerator<Line, number> {
  const state = await vault.state();
  const { deviceId: device, logId: log, clock } = state;
  yield { t: 'wallet', device, log, clock, phraseKept: options.phraseKept };
  yield* logLines(vault, state.logs, options.seedOf);
  let [done, missing] = [0, 0];
  for await (const batch of ahead(contentLines(vault))) {
    if ((await vault.state()).generation !== state.generation) throw new WalletError('conflict', 'the vault changed');
    const lines = batch.lines.filter(isReadable);
    done += batch.wanted;
    missing += batch.wanted - lines.length;
    yield* lines;
    options.onProgress?.(done, missing);
  }
  return missing;
}

async function* logLines(
  vault: Vault,
  logs: Readonly<Record<string, number>>,
  seedOf: SourceOptions['seedOf'],
): AsyncGenerator<Line, void> {
  const sizes = Object.entries(logs).sort(([a], [b]) => (a < b ? -1 : 1));
  checkLogs(
    sizes.length,
    sizes.reduce((sum, [, size]) => sum + size, 0),
  );
  for (const [id, size] of sizes) yield { t: 'log', id, size, seed: await seedOf(id) };
  for (const [id, size] of sizes) {
    for (let first = 0; first < size; first += LEAVES_A_LINE) {
      const count = Math.min(LEAVES_A_LINE, size - first);
      const hashes = await vault.leafHashes(id, first, count);
      if (hashes.length !== count) throw new WalletError('vault-corrupt', 'a node of the log is missing');
      yield { t: 'leaves', log: id, first, hashes: toBase64(concat(...hashes)) };
    }
  }
}

/** What a reader would refuse makes a file that cannot be restored: such a record is as good as damaged. */
function isReadable(line: Line): boolean {
  try {
    parseLine(JSON.stringify(line));
    return true;
  } catch {
    return false;
  }
}

/** How many items and records there are, for showing progress. */
export async function sourceSize(vault: Vault): Promise<number> {
  const stores: StoreName[] = ['items', 'tombstones', 'grants', 'disclosures', 'anchors', 'stamps'];
  return (await Promise.all(stores.map((store) => vault.count(store)))).reduce((sum, count) => sum + count, 0);
}

/** Some records, of the number that there should be. */
interface Batch {
  lines: Line[];
  wanted: number;
}

async function* contentLines(vault: Vault): AsyncGenerator<Batch, void> {
  const besides = new Set(await vault.ids('conflicts'));
  const line = (id: string, versions: Version[]): ItemLine => ({ t: 'item', id, versions });
  for (const ids of batches(await vault.ids('items'))) {
    const opened = await vault.getMany('items', ids);
    const lines = opened.map(async ({ id, value, leaves }) =>
      besides.has(id) ? versionsOf(vault, id) : line(id, [{ item: value, gone: null, leaves }]),
    );
    yield { lines: (await Promise.all(lines)).filter((each) => each !== null), wanted: ids.length };
  }
  for (const ids of batches(await vault.ids('tombstones'))) {
    const lines = await Promise.all(ids.map((id) => versionsOf(vault, id)));
    yield { lines: lines.filter((each) => each !== null), wanted: ids.length };
  }
  for (const store of RECORD_STORES) {
    const kept = (await vault.ids(store)).filter((id) => !KEPT_BACK.test(id));
    for (const ids of batches(kept)) {
      const opened = await vault.getMany(store, ids);
      const lines = opened.map(
        ({ id, value, leaves }) => ({ t: 'record', store, id, value: withoutPlace(value), leaves }) as RecordLine,
      );
      yield { lines, wanted: ids.length };
    }
  }
}

/** The same, each asked for while the one before is worked on. */
async function* ahead<T>(source: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  let next = source.next();
  for (let now = await next; !now.done; now = await next) {
    next = source.next();
    // Whoever stops listening does not want to know; whoever goes on is told.
    next.catch(() => undefined);
    yield now.value;
  }
}

/** Where a consent stands and what is shown with it, and how much of a group's tree was read, is each installation's own. */
function withoutPlace(value: object): object {
  if ('removed' in value) return { ...value, record: null };
  if ('tree' in value) return { ...value, tree: null };
  if ('treeSize' in value) return { ...value, treeSize: 0 };
  if (!('elsewhere' in value) && !('shows' in value)) return value;
  const { elsewhere: _elsewhere, shows: _shows, ...rest } = value as Record<string, unknown>;
  return rest;
}

/** Null where one of them does not open: the others alone would tell another story. */
async function versionsOf(vault: Vault, id: string): Promise<ItemLine | null> {
  try {
    return { t: 'item', id, versions: await heldVersions(vault, id) };
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

function* batches(ids: readonly string[]): Generator<string[], void> {
  for (let from = 0; from < ids.length; from += OPENED_AT_ONCE) yield ids.slice(from, from + OPENED_AT_ONCE);
}
