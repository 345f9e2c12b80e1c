import { describe, expect, test } from 'vitest';
import { IndexStore, Items } from '#lib/context/index';
import { type Bytes, fromUtf8 } from '#lib/crypto/bytes';
import { open } from '#lib/crypto/seal';
import type { Row } from '#lib/vault/db';
import { decodeTable } from '#lib/vault/epochs/table';
import { bucketOf, Sensitivity, STORES, type StoreName } from '#lib/vault/index';
import { MemoryFiles } from '../support/epoch-files';
import { type TestVault, testKey, testVault, VAULT_ID } from '../support/vault';

/** A disk as someone copied it: every row that was ever on it, and both epoch files. */
class Disk {
  readonly rows: { store: StoreName; row: Row }[] = [];
  files: (Bytes | null)[] = [];

  async copy({ db, files }: TestVault): Promise<void> {
    for (const store of STORES) for (const row of await db.getAll(store)) this.rows.push({ store, row });
    this.files = files.copies.map((copy) => copy?.slice() ?? null);
  }

  /** All that whoever has the disk and the password can open. */
  async recover(): Promise<string> {
    const found: string[] = [];
    const tables = this.files.map(decodeTable).filter((table) => table !== null);
    for (const { store, row } of this.rows) {
      for (const { buckets } of tables) {
        const { current, previous } = buckets[row.bucket] ?? {};
        for (const epoch of [current, previous]) {
          if (epoch?.number !== row.epoch) continue;
          const place = { vault: VAULT_ID, store, id: row.id, schema: row.schema, revision: row.revision };
          const key = await testKey(row.keyClass, epoch.secret);
          found.push(await open(key, place, row).then(fromUtf8, () => ''));
        }
      }
    }
    return found.join('\n');
  }
}

async function wallet() {
  const store = await testVault();
  const sensitivity = new Sensitivity(store.vault);
  const items = new Items(store.vault, new IndexStore(store.vault, sensitivity), sensitivity);
  const disk = new Disk();
  for (let i = 0; i < 30; i++) await items.add({ text: `kept fact ${i}`, category: i % 5 === 0 ? 'Health' : 'Work' });
  return { ...store, items, disk };
}

describe('forget', () => {
  test('default: with disk and password, a deleted item opens before and not after; the rest opens', async () => {
    const it = await wallet();
    const { id } = await it.items.add({ text: 'my secret zebrafinch', category: 'Health' });
    await it.disk.copy(it);
    expect(await it.disk.recover()).toContain('zebrafinch');
    await it.items.changeMany([id], { do: 'remove' });
    await it.disk.copy(it);
    // Deleted, not yet forgotten: the row is still on the disk, and opens. So this test can fail.
    expect(await it.disk.recover()).toContain('zebrafinch');

    await it.vault.forget();
    await it.disk.copy(it);
    expect(await it.disk.recover()).not.toContain('zebrafinch');
    expect((await it.items.list('', null, 0, 100)).total).toBe(30);
    expect((await it.vault.state()).dirty).toEqual([]);
  });

  test('behavior: an edit forgets what stood there before, its words in the index and its log entry too', async () => {
    const it = await wallet();
    const before = await it.items.add({ text: 'my secret zebrafinch', category: 'Work' });
    await it.disk.copy(it);
    await it.items.edit(before.id, before.rev, { text: 'nothing to see', category: 'Work' });
    await it.vault.forget();
    await it.disk.copy(it);
    const recovered = await it.disk.recover();
    expect(recovered).not.toContain('zebrafinch');
    expect(recovered).toContain('nothing to see');
  });

  test('behavior: killed between any two steps, everything opens, and the next forgetting comes to its end', async () => {
    for (let step = 0; step < 8; step++) {
      const it = await wallet();
      const { id } = await it.items.add({ text: 'my secret zebrafinch', category: 'Work' });
      await it.disk.copy(it);
      await it.items.changeMany([id], { do: 'remove' });
      let left = step;
      const write = MemoryFiles.prototype.write;
      it.files.write = async function (copy, bytes) {
        if (left-- <= 0) throw new Error('killed');
        await write.call(this, copy, bytes);
      };
      await it.vault.forget().catch(() => undefined);
      it.files.write = write;

      const woken = it.reopen();
      expect((await woken.all('items')).length).toBe(30);
      expect(await woken.differences()).toEqual([]);
      await woken.forget();
      await it.disk.copy(it);
      expect(await it.disk.recover()).not.toContain('zebrafinch');
      expect((await woken.all('items')).length).toBe(30);
      expect(it.damage).toEqual([]);
    }
  });

  test('behavior: a deletion between steps waits for the next forgetting, and is not lost', async () => {
    const it = await wallet();
    const ids = await it.vault.ids('items');
    const forgetting = it.vault.forget();
    for (const id of ids.slice(0, 10)) await it.items.changeMany([id], { do: 'remove' });
    await forgetting;
    await it.vault.forget();
    expect((await it.vault.state()).dirty).toEqual([]);
    expect((await it.vault.all('items')).length).toBe(20);
  });

  test('error: while a class is locked nothing is lost, and nothing is half moved', async () => {
    const it = await wallet();
    const removed = (await it.vault.ids('items'))[0] as string;
    await it.items.changeMany([removed], { do: 'remove' });
    // In the very bucket that is to move.
    const neighbour = Array.from({ length: 10_000 }, (_, i) => `g${i}`).find(
      (id) => bucketOf('grants', id) === bucketOf('items', removed),
    ) as string;
    const locked = it.reopen({
      key: (name, epoch) => (name === 'sensitive' ? Promise.reject(lockedError()) : testKey(name, epoch)),
    });
    await it.vault.change(async (draft) => {
      draft.put('grants', neighbour, {} as never, { keyClass: 'sensitive' });
    });
    await expect(locked.forget()).rejects.toMatchObject({ code: 'locked' });
    expect((await it.vault.all('items')).length).toBe(29);
    await it.vault.forget();
    expect((await it.vault.state()).dirty).toEqual([]);
    expect((await it.vault.all('grants')).length).toBe(1);
  });
});

function lockedError(): Error {
  return Object.assign(new Error('locked'), { code: 'locked' });
}
