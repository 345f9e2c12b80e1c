import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { IndexStore, Items } from '#lib/context/index';
import type { BulkAct, Item } from '#lib/protocol/index';
import { ownLogSize, Sensitivity } from '#lib/vault/index';
import { type TestVault, testVault } from '../support/vault';

let store: TestVault;
let items: Items;

beforeEach(async () => {
  store = await testVault();
  vi.spyOn(Date, 'now').mockImplementation(() => store.clock.now);
  const sensitivity = new Sensitivity(store.vault);
  items = new Items(store.vault, new IndexStore(store.vault, sensitivity), sensitivity);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const fill = (...texts: string[]) =>
  items.addMany(
    texts.map((text) => ({ text, category: 'Work' })),
    'imported',
  );
const idsOf = (some: readonly Item[]) => some.map(({ id }) => id);
const wordsOf = ({ rev: _rev, seen: _seen, ...words }: Item) => words;

describe('many at once', () => {
  test('default: one change, each item under a revision of its own, and found by what it says now', async () => {
    const made = await fill('a nurse', 'a gardener', 'a sailor');
    const { generation } = await store.vault.state();
    const some = idsOf(made.slice(0, 2));
    const changes = await items.changeMany(some, { do: 'category', category: 'About me' });
    expect(changes.map(({ before }) => before.id)).toEqual(some);
    expect((await store.vault.state()).generation).toBe(generation + 1);
    expect(ownLogSize(await store.vault.state())).toBe(5);
    const listed = await items.list('', 'About me', 0, 10);
    expect(listed.items.map(({ text }) => text).sort()).toEqual(['a gardener', 'a nurse']);
    expect(listed.items.map(({ rev }) => rev)).toEqual(expect.arrayContaining(changes.map(({ rev }) => rev)));
  });

  test('behavior: what is so already is left as it is', async () => {
    const [first, second] = await items.addMany(
      [
        { text: 'a', category: 'Work', pin: true },
        { text: 'b', category: 'Work' },
      ],
      'imported',
    );
    const changes = await items.changeMany(idsOf([first, second] as Item[]), { do: 'pin', on: true });
    expect(changes.map(({ before }) => before.text)).toEqual(['b']);
    expect((await items.get([first?.id ?? '']))[0]).toEqual(first);
  });

  test('behavior: no longer true, and true again', async () => {
    const ids = idsOf(await fill('a', 'b'));
    await items.changeMany(ids, { do: 'pin', on: true });
    await items.changeMany(ids, { do: 'over' });
    expect((await items.list('', null, 0, 9, 'over')).total).toBe(2);
    expect((await items.list('', null, 0, 9, 'pinned')).total).toBe(0);
    await items.changeMany(ids, { do: 'still' });
    expect((await items.list('', null, 0, 9, 'over')).total).toBe(0);
  });

  test('behavior: of what ended by itself, either answer is the last', async () => {
    const validUntil = store.clock.now + 1_000;
    const made = await items.addMany(
      ['a', 'b'].map((text) => ({ text, category: 'Work', validUntil })),
      'imported',
    );
    store.clock.now += 2_000;
    const again = async () => (await items.list('', null, 0, 9, 'again')).items.map(({ text }) => text).sort();
    expect(await again()).toEqual(['a', 'b']);
    await items.changeMany([made[0]?.id ?? ''], { do: 'over' });
    expect(await again()).toEqual(['b']);
    await items.changeMany([made[1]?.id ?? ''], { do: 'still' });
    expect(await again()).toEqual([]);
    expect((await items.get([made[0]?.id ?? '']))[0]).toMatchObject({ validUntil });
  });

  test('error: where one is gone, none is changed', async () => {
    const made = await fill('a', 'b');
    await items.changeMany([made[1]?.id ?? ''], { do: 'remove' });
    const change = items.changeMany(idsOf(made), { do: 'remove' });
    await expect(change).rejects.toMatchObject({ code: 'not-found' });
    expect((await items.list('', null, 0, 9)).total).toBe(1);
  });

  test('behavior: tells how far it is', async () => {
    const made = await fill(...Array.from({ length: 300 }, (_, i) => `line ${i}`));
    const parts: number[] = [];
    await items.changeMany(idsOf(made), { do: 'pin', on: true }, (part) => parts.push(part));
    expect(parts.length).toBeGreaterThan(300);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts.at(-1)).toBe(1);
  });
});

describe('taking it back', () => {
  const act: fc.Arbitrary<BulkAct> = fc.oneof(
    fc.constantFrom<BulkAct>({ do: 'remove' }, { do: 'over' }, { do: 'still' }, { do: 'category', category: 'Style' }),
    fc.record({ do: fc.constantFrom('pin', 'sensitive'), on: fc.boolean() }),
  );

  test('property: everything is as it was, but for revisions', async () => {
    await fc.assert(
      fc.asyncProperty(act, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), async (one, chosen) => {
        const made = await fill('a', 'b', 'c', 'd', 'e');
        await items.changeMany(idsOf(made.slice(0, 2)), { do: 'pin', on: true });
        await items.changeMany(idsOf(made.slice(1, 3)), { do: 'over' });
        const before = await items.get(idsOf(made));
        const ids = idsOf(made.filter((_, at) => chosen[at]));
        const changes = await items.changeMany(ids, one);
        if (changes.length > 0) await items.putBack(changes);
        expect((await items.get(idsOf(made))).map(wordsOf)).toEqual(before.map(wordsOf));
      }),
      { numRuns: 25 },
    );
  });

  test('error: not over what was changed since', async () => {
    const [first, second] = (await fill('a', 'b')) as [Item, Item];
    const changes = await items.changeMany([first.id, second.id], { do: 'pin', on: true });
    const [now] = await items.get([second.id]);
    await items.edit(second.id, now?.rev ?? second.rev, { text: 'c', category: 'Work' });
    await expect(items.putBack(changes)).rejects.toMatchObject({ code: 'conflict' });
    expect((await items.get([first.id]))[0]).toMatchObject({ pin: true });
  });
});

test('stats: how many of each sort, source and age, and what is to be looked at again', async () => {
  const DAY = 86_400_000;
  await items.add({ text: 'old', category: 'Work' });
  store.clock.now += 360 * DAY;
  const source = { kind: 'import', from: 'claude', at: 0 } as const;
  const until = store.clock.now + 43 * DAY;
  await items.addMany(
    [{ text: 'soon over', category: 'Style', validUntil: until, pin: true, details: { kind: 'style' }, source }],
    'imported',
  );
  store.clock.now += 40 * DAY;
  await items.add({ text: 'new', category: 'Work' });
  expect(await items.stats()).toEqual({
    total: 3,
    pinned: 1,
    over: 0,
    again: 2,
    categories: [
      { name: 'Work', count: 2 },
      { name: 'Style', count: 1 },
    ],
    kinds: [
      { name: null, count: 2 },
      { name: 'style', count: 1 },
    ],
    sources: [
      { name: 'typed', count: 2 },
      { name: 'claude', count: 1 },
    ],
    ages: [
      { days: 30, count: 1 },
      { days: 180, count: 1 },
      { days: 365, count: 0 },
      { days: null, count: 1 },
    ],
  });
  const listed = await items.list('', null, 0, 10, 'again');
  expect(listed.items.map(({ text }) => text)).toEqual(['soon over', 'old']);
});
