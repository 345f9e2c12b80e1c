import type { Page } from '@playwright/test';
import type { Item } from '#lib/protocol/items';
import { ask } from '../e2e/support/screens/open';

const PAGE = 200;

export async function allItems(page: Page): Promise<Item[]> {
  const found: Item[] = [];
  for (;;) {
    const { items, total } = await ask(page, 'items.list', {
      query: '',
      category: null,
      offset: found.length,
      limit: PAGE,
    });
    found.push(...items);
    if (found.length >= total || items.length === 0) return found;
  }
}

/** How many rows a store of the vault has, whoever may read them. */
export function stored(page: Page, store: 'items' | 'aside'): Promise<number> {
  return page.evaluate(async (name) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await answer(indexedDB.open('satchel-2'));
    const count = await answer(db.transaction(name).objectStore(name).count());
    db.close();
    return count;
  }, store);
}

/**
 * Looks at the stored log itself: every complete node is there and is the hash of its children (RFC 9162), and there is
 * none beyond the log's size.
 *
 * @returns what is wrong, in words
 */
export function logFaults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await answer(indexedDB.open('satchel-2'));
    const tx = db.transaction(['state', 'nodes']);
    const states = (await answer(tx.objectStore('state').getAll())) as {
      logId: string;
      logs: Record<string, number>;
    }[];
    const keys = (await answer(tx.objectStore('nodes').getAllKeys())) as [string, number, number][];
    const hashes = (await answer(tx.objectStore('nodes').getAll())) as Uint8Array[];
    db.close();
    const wrong: string[] = [];
    const [state, copy] = states;
    if (!state || !copy || JSON.stringify(state.logs) !== JSON.stringify(copy.logs)) return ['the two states differ'];
    const size = state.logs[state.logId] ?? 0;
    const nodes = new Map(keys.map(([log, level, index], i) => [`${log}/${level}/${index}`, hashes[i] as Uint8Array]));
    const own = keys.filter(([log]) => log === state.logId);
    const expected = Array.from({ length: 32 }, (_, level) => Math.floor(size / 2 ** level)).reduce((a, b) => a + b, 0);
    if (own.length !== expected) wrong.push(`${own.length} nodes for ${size} leaves instead of ${expected}`);
    for (const [log, level, index] of own) {
      if (level === 0) continue;
      const child = (side: number) => nodes.get(`${log}/${level - 1}/${2 * index + side}`);
      const [left, right] = [child(0), child(1)];
      const input = new Uint8Array([1, ...(left ?? []), ...(right ?? [])]);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', input));
      const stored = nodes.get(`${log}/${level}/${index}`);
      if (!left || !right || !stored || !hash.every((byte, i) => byte === stored[i]))
        wrong.push(`node ${level}/${index}`);
    }
    return wrong;
  });
}
