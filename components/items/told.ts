import { call } from '#lib/rpc/client';

const LOOK_EVERY_MS = 250;

/**
 * Work on many items, in one change, that tells how far it is.
 *
 * @param work gets the id that its progress is asked by
 * @param onProgress called with the share that is encrypted, 0 to 1
 */
export async function told<T>(work: (id: string) => Promise<T>, onProgress: (part: number) => void): Promise<T> {
  const id = crypto.randomUUID();
  const look = async () => onProgress((await call('items.importing', { id })).part ?? 0);
  // An answer that does not come says nothing of the work itself.
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  try {
    return await work(id);
  } finally {
    clearInterval(looking);
  }
}
