import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Contents } from '#lib/vault/contents';
import type { Row, VaultDb } from '#lib/vault/db';
import { parseStateRow } from '#lib/vault/state';
import { testVault } from '../support/vault';

const secret = (text: string) => ({ secret: text });
const RUNS = 3_000;

describe('contents', () => {
  test('default: the order of adding does not matter, and removing takes back', () => {
    const one = Contents.empty();
    const other = Contents.empty(one.salt);
    const all = Array.from({ length: 50 }, (_, i) => ['items', `id${i}`, i] as const);
    for (const each of all) one.add(...each);
    for (const each of [...all].reverse()) other.add(...each);
    other.add('grants', 'x', 1);
    expect(one.differences(other)).toEqual(['grants']);
    other.remove('grants', 'x', 1);
    expect(one.differences(other)).toEqual([]);
    expect(Contents.parse(JSON.parse(JSON.stringify(one))).differences(one)).toEqual([]);
  });

  test('error: whatever is read as the state is a state or nothing', () => {
    const anything = fc.oneof(fc.anything(), fc.object({ maxDepth: 3 }));
    const fields = fc.record({
      generation: fc.oneof(fc.integer(), fc.double(), fc.string()),
      deviceId: fc.oneof(fc.uuid(), fc.string()),
      logId: fc.oneof(fc.uuid(), fc.string()),
      logs: fc.dictionary(fc.string(), fc.integer()),
      clock: fc.record({ t: fc.integer(), c: fc.integer() }, { requiredKeys: [] }),
      dirty: fc.array(fc.integer({ min: -2, max: 70 })),
      seal: fc.record({ iv: fc.uint8Array(), body: fc.uint8Array() }, { requiredKeys: [] }),
    });
    fc.assert(
      fc.property(fc.oneof(anything, fields), (value) => {
        const row = parseStateRow(value);
        if (row) expect(row.dirty.every((bucket) => bucket >= 0 && bucket < 64)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('what someone who writes the disk can do', () => {
  async function vault() {
    const it = await testVault();
    for (const id of ['a', 'b']) await it.vault.change(async (draft) => draft.put('grants', id, {} as never));
    return it;
  }

  test('default: untouched, nothing differs', async () => {
    expect(await (await vault()).vault.differences()).toEqual([]);
  });

  test('behavior: a record that was removed is missed', async () => {
    const { vault: it, db } = await vault();
    await db.delete('grants', 'a');
    expect(await it.differences()).toEqual(['grants']);
  });

  test('behavior: a record that was put back to an older version is noticed', async () => {
    const { vault: it, db } = await vault();
    const old = (await db.get('grants', 'a')) as Row;
    await it.change(async (draft) => draft.put('grants', 'a', { revokedAt: 1 } as never, { keepLeaves: true }));
    await db.put('grants', old);
    expect(await it.differences()).toEqual(['grants']);
    await it.acceptContents();
    expect(await it.differences()).toEqual([]);
  });

  test('behavior: a deleted record that was put back is noticed', async () => {
    const { vault: it, db } = await vault();
    const old = (await db.get('grants', 'a')) as Row;
    await it.change(async (draft) => draft.delete('grants', 'a'));
    await db.put('grants', old);
    expect(await it.differences()).toEqual(['grants']);
  });

  test('behavior: a change that lands while it compares is no difference', async () => {
    const { vault: it, reopen, db } = await vault();
    let landed = 0;
    const change = async () => {
      if (landed++ === 0) await it.change(async (draft) => draft.put('grants', 'z', {} as never));
    };
    // Between its reading of what should be there and its reading of what is.
    const comparing = reopen({}, beforeReading(db, change));
    expect(await comparing.differences()).toEqual([]);
    expect(landed).toBeGreaterThan(0);
    await db.delete('grants', 'z');
    expect(await comparing.differences()).toEqual(['grants']);
  });

  test('error: a state that was altered is not believed', async () => {
    const { vault: it, db } = await vault();
    for (const name of ['state', 'copy'] as const) {
      const row = await db.get('state', name);
      if (row) await db.put('state', { ...row, generation: row.generation + 1 }, name);
    }
    const change = it.change(async (draft) => draft.put('keys', 'x', secret('x')));
    await expect(change).rejects.toMatchObject({ code: 'vault-corrupt', data: { place: 'state' } });
  });
});

/** The same database; `work` is done before rows are read. */
function beforeReading(db: VaultDb, work: () => Promise<void>): VaultDb {
  const getAll = async (...args: Parameters<VaultDb['getAll']>) => {
    await work();
    return db.getAll(...args);
  };
  return new Proxy(db, {
    get(target, name) {
      if (name === 'getAll') return getAll;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
