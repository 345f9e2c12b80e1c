import { type BulkAct, type BulkChange, type Item, WalletError } from '#lib/protocol/index';
import type { Draft, IndexEntry, Sensitivity, Vault } from '#lib/vault/index';
import type { ItemWriter } from './item-writer';

/** Items that are opened at once, so that a change of thousands is never in memory whole. */
const OPENED_AT_ONCE = 200;

export interface BulkDeps {
  vault: Vault;
  writer: ItemWriter;
  sensitivity: Sensitivity;
}

/**
 * Does one thing to many items, all or nothing. Those that are so already stay as they are.
 *
 * @param onSealed called with the share that is sealed, 0 to 1; storing them comes after that
 * @returns each changed item as it was, and the revision that it has now, so that the change can be taken back
 * @throws WalletError `not-found` when one is gone
 */
export function changeMany(
  { vault, writer, sensitivity }: BulkDeps,
  ids: readonly string[],
  act: BulkAct,
  onSealed: (part: number) => void = () => {},
): Promise<BulkChange[]> {
  const wanted = [...new Set(ids)];
  const work = async (change: Draft) => {
    const result: BulkChange[] = [];
    const after: Item[] = [];
    const gone: IndexEntry[] = [];
    for (const batch of batches(wanted)) {
      const items = (await vault.getMany('items', batch)).map(({ value }) => value);
      if (items.length < batch.length) throw new WalletError('not-found', 'an item is gone');
      for (const before of items) {
        if (act.do === 'remove') {
          const removed = await writer.gone(change, before);
          gone.push(removed.gone);
          after.push(...removed.copies);
          result.push({ before, rev: null });
          continue;
        }
        const words = changed(before, act, change.now);
        if (!words) continue;
        const [item, ...copies] = await writer.revised(change, before, words);
        after.push(item, ...copies);
        result.push({ before, rev: item.rev });
      }
    }
    const guarded = result.filter(({ before }) => !before.sensitive).map(({ before }) => before.id);
    if (act.do === 'sensitive' && act.on) await sensitivity.guard(change, guarded);
    return { entries: await writer.stage(change, after, gone), result };
  };
  return writer.change(work, (records) => onSealed(Math.min(1, records / wanted.length)));
}

/**
 * Takes a change of many items back, all or nothing.
 *
 * @param onSealed as in `changeMany`
 * @throws WalletError `conflict` when one of them was changed since
 */
export async function putBack(
  writer: ItemWriter,
  changes: readonly BulkChange[],
  onSealed: (part: number) => void = () => {},
): Promise<void> {
  const make = async (change: Draft) => {
    const items: Item[] = [];
    for (const { before, rev } of changes) {
      if (rev === null) items.push(await writer.back(change, before));
      else items.push(...(await writer.revised(change, await writer.unchanged(before.id, rev), before)));
    }
    return items;
  };
  await writer.write(make, (records) => onSealed(Math.min(1, records / changes.length)));
}

/** The item after an act; null where it is so already. */
function changed(item: Item, act: Exclude<BulkAct, { do: 'remove' }>, now: number): Item | null {
  const { validUntil = Number.POSITIVE_INFINITY } = item;
  switch (act.do) {
    case 'category':
      return item.category === act.category ? null : { ...item, category: act.category };
    case 'pin':
    case 'sensitive':
      return (item[act.do] ?? false) === act.on ? null : { ...item, [act.do]: act.on || undefined };
    case 'over':
      // One that ended by itself is written too: that somebody has looked at it is in its revision.
      return validUntil <= item.rev.t ? null : { ...item, validUntil: Math.min(validUntil, now), pin: undefined };
    case 'still':
      return { ...item, validUntil: undefined, supersededBy: undefined };
  }
}

function* batches(ids: readonly string[]): Generator<string[], void> {
  for (let from = 0; from < ids.length; from += OPENED_AT_ONCE) yield ids.slice(from, from + OPENED_AT_ONCE);
}
