import { readFileSync } from 'node:fs';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { IndexStore, Items } from '#lib/context/index';
import { type Bytes, fromBase64, toBase64 } from '#lib/crypto/bytes';
import { classKey } from '#lib/keyring/class-keys';
import { nodeHash } from '#lib/log/hash';
import { dropV1, Epochs, migrateV1, openV1, openVaultDb, Sensitivity, Vault, type VaultDeps } from '#lib/vault/index';
import { MemoryFiles } from '../support/epoch-files';
import 'fake-indexeddb/auto';

/** A vault that the first version wrote, as its database held it; its class keys are 32 bytes of 1 and of 2. */
const CAPTURED: Record<string, [IDBValidKey, unknown][]> = JSON.parse(
  readFileSync(new URL('../../fixtures/vault/v1.json', import.meta.url), 'utf8'),
  (_key, value) => (typeof value?.base64 === 'string' ? fromBase64(value.base64) : value),
);
const VAULT_ID = '0f0d5f6e-8a43-4c55-9d0c-2f4d3f1f7d11';
const secrets = { ordinary: bytesOf(1), sensitive: bytesOf(2) };
const key: VaultDeps['key'] = (name, epoch) => classKey(toBase64(secrets[name]), epoch);

function bytesOf(byte: number): Bytes {
  return new Uint8Array(32).fill(byte);
}

async function plantV1(): Promise<void> {
  const db = await openDB('satchel', 1, {
    upgrade: (made) => {
      for (const store of Object.keys(CAPTURED)) {
        const keyed = ['header', 'state', 'nodes'].includes(store);
        made.createObjectStore(store, keyed ? {} : { keyPath: 'id' });
      }
    },
  });
  for (const [store, rows] of Object.entries(CAPTURED)) {
    const { keyPath } = db.transaction(store).store;
    for (const [id, row] of rows) await db.put(store, row, keyPath === null ? id : undefined);
  }
  db.close();
}

let serial = 0;

async function migrated(
  files = new MemoryFiles(),
  name = `migrated-${serial++}`,
  onProgress: (done: number) => void = () => {},
) {
  const old = await openV1();
  if (!old) throw new Error('there is no old vault');
  const db = await openVaultDb(name);
  const epochs = new Epochs(files);
  await migrateV1(old, db, { vaultId: VAULT_ID, key, epochs, onProgress });
  const vault = new Vault(db, VAULT_ID, {
    key,
    epochs,
    append: async ({ size }) => ({ size, nodes: [], leaves: [] }),
    mend: async () => null,
    join: nodeHash,
    now: Date.now,
    exclusive: (work) => work(),
    onChange: () => {},
    onDamage: () => {},
  });
  return { vault, db };
}

beforeEach(async () => {
  await deleteDB('satchel');
  await plantV1();
});

describe('a vault of the first version', () => {
  test('default: every record opens, with its log; the index is made anew', async () => {
    const { vault, db } = await migrated();
    const sensitivity = new Sensitivity(vault);
    const items = new Items(vault, new IndexStore(vault, sensitivity), sensitivity);
    const { items: found } = await items.list('', null, 0, 10);
    expect(found.map(({ text }) => text).sort()).toEqual(['I am a midwife in Kraków', 'I am allergic to penicillin']);
    expect((await items.list('midwife', null, 0, 10)).total).toBe(1);
    expect((await vault.get('keys', 'sites'))?.value).toEqual({ secret: 'secret of sites' });
    expect(await db.get('header', 'header')).toMatchObject({ captured: true });
    const { logs, logId } = await vault.state();
    expect(logs[logId]).toBe(5);
    expect(await db.count('nodes')).toBe(5 + 2 + 1);
    expect((await vault.all('items')).every(({ leaves }) => leaves.every(({ log }) => log === logId))).toBe(true);
    expect(await vault.differences()).toEqual([]);
  });

  test('behavior: it tells how far it is, up to the whole of it', async () => {
    const told: number[] = [];
    await migrated(new MemoryFiles(), undefined, (done) => told.push(done));
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  test('behavior: interrupted anywhere, the old vault stands and the copying starts over', async () => {
    const { put } = IDBObjectStore.prototype;
    for (let allowed = 0; allowed < 16; allowed += 3) {
      const name = `interrupted-${allowed}`;
      let left = allowed;
      const cut = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...args
      ) {
        if (left-- > 0) return put.apply(this, args);
        throw new DOMException('cut', 'AbortError');
      });
      await expect(migrated(new MemoryFiles(), name)).rejects.toThrow();
      cut.mockRestore();
      const { vault } = await migrated(new MemoryFiles(), name);
      expect((await vault.all('items')).length).toBe(2);
      expect(await vault.differences()).toEqual([]);
      await deleteDB('satchel');
      await plantV1();
    }
  });

  test('behavior: what was left behind refuses the version that wrote it, until it is dropped', async () => {
    await migrated();
    await expect(openDB('satchel', 1)).rejects.toMatchObject({ name: 'VersionError' });
    await dropV1();
    expect(await openV1()).toBeNull();
  });

  test('error: a record that does not open stops it, and nothing counts yet', async () => {
    const old = await openDB('satchel');
    const [row] = await old.getAll('items');
    await old.put('items', { ...row, body: new Uint8Array(40) });
    old.close();
    const name = `damaged-${serial++}`;
    await expect(migrated(new MemoryFiles(), name)).rejects.toMatchObject({ code: 'vault-corrupt' });
    expect(await (await openVaultDb(name)).count('state')).toBe(0);
  });
});
