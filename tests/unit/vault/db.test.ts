import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { openVaultDb } from '#lib/vault/index';

const header = { v: 1, made: 'by an earlier Satchel' };

/** Stores by the version that they came with; all others were there from the first. */
const SINCE: Record<string, number> = { aside: 2, credentials: 4, presentations: 4, issued: 4, trees: 4, stamps: 6 };

test.each([1, 2, 3, 4, 5])('behavior: a database of version %i is taken over with what is in it', async (version) => {
  const name = `earlier-${version}`;
  const current = await openVaultDb(`${name}-model`);
  const stores = [...current.objectStoreNames].filter((store) => version >= (SINCE[store] ?? 1));
  const before = await openDB(name, version, {
    upgrade: (db) => {
      for (const store of stores) db.createObjectStore(store);
    },
  });
  await before.put('header', header, 'header');
  before.close();
  const after = await openVaultDb(name);
  expect(await after.get('header', 'header')).toEqual(header);
  expect([...after.objectStoreNames]).toEqual([...current.objectStoreNames]);
});

test('error: an earlier Satchel refuses the database, as this one does a later one', async () => {
  (await openVaultDb('shared')).close();
  await expect(openDB('shared', 5)).rejects.toMatchObject({ name: 'VersionError' });
  (await openDB('shared', 7)).close();
  await expect(openVaultDb('shared')).rejects.toMatchObject({ code: 'vault-newer' });
});
