import { describe, expect, test, vi } from 'vitest';
import { IndexStore, Items } from '#lib/context/index';
import { Sensitivity } from '#lib/vault/index';
import { type TestVault, testVault } from '../support/vault';

function rooms(store: TestVault) {
  const vault = store.reopen();
  const sensitivity = new Sensitivity(vault);
  return { vault, items: new Items(vault, new IndexStore(vault, sensitivity), sensitivity) };
}

async function wallet() {
  const store = await testVault();
  const { items } = rooms(store);
  const ids: string[] = [];
  for (let i = 0; i < 10; i++) ids.push((await items.add({ text: `fact kind${i}`, category: 'Work' })).id);
  return { ...store, ids };
}

describe('damage of one place', () => {
  test.each(['state', 'copy'] as const)(
    'behavior: %s is gone: the other stands, and the next change mends it',
    async (name) => {
      const it = await wallet();
      await it.db.delete('state', name);
      const { items } = rooms(it);
      await items.add({ text: 'one more', category: 'Work' });
      expect(it.damage).toContainEqual({ place: 'state' });
      expect(await it.db.get('state', name)).toEqual(await it.db.get('state', name === 'state' ? 'copy' : 'state'));
    },
  );

  test('behavior: a state of nonsense is as good as none', async () => {
    const it = await wallet();
    await it.db.put('state', { generation: 'x' } as never, 'state');
    await rooms(it).items.add({ text: 'one more', category: 'Work' });
    expect((await it.vault.state()).generation).toBe(12);
  });

  test('behavior: one record does not open: the others do, it is named, and it can be dropped', async () => {
    const it = await wallet();
    const [id] = it.ids as [string];
    const row = await it.db.get('items', id);
    if (row) await it.db.put('items', { ...row, body: row.body.slice().fill(0, 0, 4) });
    const { items, vault } = rooms(it);
    const list = await items.list('', null, 0, 50);
    expect(list.items).toHaveLength(9);
    expect(list.damaged).toEqual([id]);
    expect(it.damage).toContainEqual({ place: 'record', store: 'items', id });
    await items.drop(id);
    expect(await items.list('', null, 0, 50)).toMatchObject({ total: 9, damaged: [] });
    expect(await vault.differences()).toEqual([]);
    await expect(items.drop(it.ids[1] as string)).rejects.toMatchObject({ code: 'not-found' });
  });

  test.each(['index', 'terms'] as const)(
    'behavior: a damaged or missing segment (%s) is made anew of the items',
    async (store) => {
      const it = await wallet();
      const [first, second] = await it.db.getAll(store);
      if (first) await it.db.delete(store, first.id);
      if (second) await it.db.put(store, { ...second, wrapped: second.wrapped.slice().fill(0) });
      const { items } = rooms(it);
      expect((await items.list('', null, 0, 50)).total).toBe(10);
      for (let i = 0; i < 10; i++) expect((await items.list(`kind${i}`, null, 0, 5)).total).toBe(1);
    },
  );
});

describe('a log whose nodes are missing', () => {
  /** The nodes of the one log, by level and index. */
  async function nodes({ db }: TestVault): Promise<Map<string, Uint8Array>> {
    const [keys, hashes] = [await db.getAllKeys('nodes'), await db.getAll('nodes')];
    return new Map(keys.map((key, i) => [key.join('/'), hashes[i] as Uint8Array]));
  }

  test('behavior: those above the leaves are made anew as they were, and the person is told', async () => {
    const it = await wallet();
    const before = await nodes(it);
    for (const key of await it.db.getAllKeys('nodes')) if (key[1] > 0) await it.db.delete('nodes', key);
    const vault = it.reopen();
    await vault.checkLogs();
    expect(await nodes(it)).toEqual(before);
    expect(it.damage).toContainEqual({ place: 'log', mended: true });
  });

  test('behavior: a change goes on from a node that is missing', async () => {
    const it = await wallet();
    const before = await nodes(it);
    const { logId } = await it.vault.state();
    await it.db.delete('nodes', [logId, 3, 0]);
    await rooms(it).items.add({ text: 'one more', category: 'Work' });
    expect(before.get(`${logId}/3/0`)).toEqual((await nodes(it)).get(`${logId}/3/0`));
  });

  test('error: a leaf that is missing is told, and hides no other', async () => {
    const it = await wallet();
    const { logId } = await it.vault.state();
    await it.db.delete('nodes', [logId, 0, 0]);
    await it.db.delete('nodes', [logId, 1, 1]);
    const vault = it.reopen();
    await vault.checkLogs();
    expect(it.damage).toContainEqual({ place: 'log', mended: false });
    expect(await it.db.get('nodes', [logId, 1, 1])).toBeDefined();
    await expect(vault.nodesOf(logId)(0, 0)).rejects.toMatchObject({ code: 'vault-corrupt' });
    expect((await rooms(it).items.list('', null, 0, 50)).total).toBe(10);
  });
});

describe('a log whose nodes are wrong', () => {
  const WRONG = new Uint8Array(32).fill(7);

  test.each([1, 2, 3])('behavior: one of level %i is made anew as it was, and the person is told', async (level) => {
    const it = await wallet();
    const { logId } = await it.vault.state();
    const before = await it.db.get('nodes', [logId, level, 0]);
    await it.db.put('nodes', WRONG, [logId, level, 0]);
    await it.reopen().checkLogs();
    expect(await it.db.get('nodes', [logId, level, 0])).toEqual(before);
    expect(it.damage).toEqual([{ place: 'log', mended: true }]);
  });

  test('error: a leaf is told, and nothing above it is changed', async () => {
    const it = await wallet();
    const { logId } = await it.vault.state();
    const above = await it.db.get('nodes', [logId, 1, 1]);
    await it.db.put('nodes', WRONG, [logId, 0, 2]);
    await it.reopen().checkLogs();
    expect(await it.db.get('nodes', [logId, 1, 1])).toEqual(above);
    expect(it.damage).toEqual([{ place: 'log', mended: false }]);
  });

  test('default: a whole one is left alone', async () => {
    const it = await wallet();
    await it.reopen().checkLogs();
    expect(it.damage).toEqual([]);
  });
});

describe('a full disk', () => {
  test('error: the change says so, nothing of it is there, and the next one works', async () => {
    const it = await wallet();
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      this.transaction.abort();
      throw new DOMException('full', 'QuotaExceededError');
    });
    const adding = rooms(it).items.add({ text: 'too much', category: 'Work' });
    await expect(adding).rejects.toMatchObject({ code: 'storage-full' });
    full.mockRestore();
    const { items, vault } = rooms(it);
    expect((await items.list('', null, 0, 50)).total).toBe(10);
    await items.add({ text: 'enough', category: 'Work' });
    expect(await vault.differences()).toEqual([]);
  });
});
