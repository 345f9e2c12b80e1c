import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IndexStore, Items, pick } from '#lib/context/index';
import { type AttemptRecord, Keyring, newSecrets, type Session } from '#lib/keyring/index';
import { type Item, SENSITIVE_CATEGORIES } from '#lib/protocol/index';
import { Sensitivity, type Vault } from '#lib/vault/index';
import { STORES } from '#lib/vault/records';
import { Cell } from '../support/cell';
import { testVault } from '../support/vault';

const MINUTE = 60_000;
const HISTORY_TIMEOUT_MS = 120_000;

/** A vault under a real keyring that keeps its ordinary class after the deadline. */
async function wallet() {
  const { clock, reopen } = await testVault((time) => {
    const ring = new Keyring({
      session: new Cell<Session | null>(null),
      attempts: new Cell<AttemptRecord>({ failures: 0, retryAt: 0 }),
      now: () => time.now,
      lockAfter: async () => 15 * MINUTE,
      keepsOrdinary: async () => true,
      atLock: async () => {},
      onDeadline: async () => {},
    });
    const started = ring.start(newSecrets().root);
    return async (name, epoch) => {
      await started;
      return ring.classKey(name, epoch);
    };
  });
  /** The rooms of a woken worker. */
  const rooms = () => {
    const vault = reopen();
    const sensitivity = new Sensitivity(vault);
    const index = new IndexStore(vault, sensitivity);
    return { vault, sensitivity, index, items: new Items(vault, index, sensitivity) };
  };
  return { clock, rooms };
}

/** Everything that opens now, of whatever store. */
async function openable(vault: Vault): Promise<string> {
  const found: unknown[] = [];
  for (const store of STORES) {
    for (const id of await vault.ids(store)) found.push(await vault.get(store, id).catch(() => null));
  }
  return JSON.stringify(found);
}

const CATEGORIES = ['About me', 'Health', 'Money', 'Work'] as const;
const word = (n: number) => `qword${n}x`;
const category = fc.constantFrom(...CATEGORIES);
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), category }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), nth: fc.nat(20), category }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), nth: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('class' as const), category, sensitive: fc.boolean() }) },
);

describe('after the deadline, when only the ordinary class is open', () => {
  test('behavior: over random histories, no sensitive text or term opens, and the rest does', {
    timeout: HISTORY_TIMEOUT_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (history) => {
        const { clock, rooms } = await wallet();
        const { items } = rooms();
        const held = new Map<string, Item>();
        const sensitive = new Set<string>(SENSITIVE_CATEGORIES);
        let words = 0;
        for (const step of history) {
          clock.now += 1;
          const nth = 'nth' in step ? [...held.values()][step.nth % Math.max(1, held.size)] : undefined;
          if (step.do === 'add') {
            const item = await items.add({ text: `I like ${word(words++)}`, category: step.category });
            held.set(item.id, item);
          } else if (step.do === 'class') {
            await items.setSensitive(step.category, step.sensitive);
            if (step.sensitive) sensitive.add(step.category);
            else sensitive.delete(step.category);
          } else if (nth && step.do === 'edit') {
            held.set(nth.id, await items.edit(nth.id, nth.rev, { text: nth.text, category: step.category }));
          } else if (nth) {
            await items.changeMany([nth.id], { do: 'remove' });
            held.delete(nth.id);
          }
        }
        clock.now += 15 * MINUTE;
        const locked = rooms();
        const seen = await openable(locked.vault);
        const ranking = await locked.index.ranking('ordinary');
        const picked = pick(ranking, '', { categories: [...CATEGORIES], tokenBudget: 10_000 }).map(({ id }) => id);
        for (const item of held.values()) {
          const own = /qword\d+x/.exec(item.text)?.[0] ?? '';
          const isSensitive = sensitive.has(item.category);
          expect([item.category, seen.includes(own)]).toEqual([item.category, !isSensitive]);
          expect([item.category, picked.includes(item.id)]).toEqual([item.category, !isSensitive]);
        }
        expect((await locked.items.get(picked)).map(({ id }) => id)).toEqual(picked);
      }),
      { numRuns: 60 },
    );
  });

  test('error: the whole list, and every change, say that it is locked', async () => {
    const { clock, rooms } = await wallet();
    const item = await rooms().items.add({ text: 'I take metformin', category: 'Health' });
    clock.now += 15 * MINUTE;
    const { items } = rooms();
    await expect(items.list('', null, 0, 10)).rejects.toMatchObject({ code: 'locked' });
    await expect(items.get([item.id])).rejects.toMatchObject({ code: 'locked' });
    await expect(items.setSensitive('Health', false)).rejects.toMatchObject({ code: 'locked' });
    await expect(items.add({ text: 'I take insulin', category: 'Health' })).rejects.toMatchObject({ code: 'locked' });
  });
});

describe('categories', () => {
  test('default: those that start sensitive, changed by what the person chose, with their items', async () => {
    const { rooms } = await wallet();
    const { items } = rooms();
    await items.add({ text: 'I take metformin', category: 'Health' });
    await items.add({ text: 'I sail', category: 'Sea' });
    await items.setSensitive('Sea', true);
    await items.setSensitive('Health', false);
    const shown = await rooms().items.categories();
    const of = (name: string) => shown.find((known) => known.name === name);
    expect([of('Health'), of('Sea'), of('Money')]).toEqual([
      { name: 'Health', count: 1, sensitive: false },
      { name: 'Sea', count: 1, sensitive: true },
      { name: 'Money', count: 0, sensitive: true },
    ]);
  });

  test('behavior: a sensitive one is not chosen for an empty draft unless it is asked for', async () => {
    const { rooms } = await wallet();
    const { items, index } = rooms();
    await items.add({ text: 'I sail', category: 'Sea' });
    const chosen = async () => pick(await index.ranking(), '', { categories: null, tokenBudget: 500 }).length;
    expect(await chosen()).toBe(1);
    await items.setSensitive('Sea', true);
    expect(await chosen()).toBe(0);
  });
});
