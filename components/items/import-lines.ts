import type { ImportDraft } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';

const LOOK_EVERY_MS = 250;

/**
 * Adds many items, all or none.
 *
 * @param onProgress called with the share that is encrypted, 0 to 1
 * @returns how many
 */
export async function importLines(items: ImportDraft[], onProgress: (part: number) => void): Promise<number> {
  const id = crypto.randomUUID();
  const look = async () => onProgress((await call('items.importing', { id })).part ?? 0);
  // An answer that does not come says nothing of the import itself.
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  try {
    return (await call('items.import', { id, items })).added;
  } finally {
    clearInterval(looking);
  }
}
