import { beforeEach, describe, expect, test } from 'vitest';
import { IndexStore, Items, pick } from '#lib/context/index';
import { type ItemFilter, remarksOf } from '#lib/protocol/index';
import { ownLogSize, Sensitivity } from '#lib/vault/index';
import { type TestVault, testVault } from '../support/vault';

const HOUR = 3_600_000;
const source = { kind: 'import', from: 'chatgpt', at: 1_700_000_000_000 } as const;

let store: TestVault;
let items: Items;

beforeEach(async () => {
  store = await testVault();
  items = over(store.vault).items;
});

function over(vault: TestVault['vault']) {
  const sensitivity = new Sensitivity(vault);
  const index = new IndexStore(vault, sensitivity);
  return { index, items: new Items(vault, index, sensitivity) };
}

/** What the next worker would put into a message, and why. */
async function chosen(draft = '', categories: string[] | null = null) {
  const { index, items: woken } = over(store.reopen());
  const picks = pick(await index.searchable(), draft, { categories, tokenBudget: 500 }, store.clock.now);
  const found = await woken.get(picks.map(({ id }) => id));
  return found.map(({ text }, at) => `${text}: ${picks[at]?.reason.kind}`);
}

const classOfRow = async (table: 'items' | 'disclosures', id: string) => (await store.db.get(table, id))?.keyClass;

describe('what is said of an item', () => {
  test('default: it is kept, and known to the next worker', async () => {
    await items.add({ text: 'I sail', category: 'Work' });
    store.clock.now += 1;
    await items.add({ text: 'I am a nurse', category: 'Work', pin: true });
    await items.add({ text: 'I live in Graz', category: 'Work', validUntil: store.clock.now + HOUR });
    await items.add({ text: 'I will live in Linz', category: 'Work', validFrom: store.clock.now + HOUR });
    expect(await chosen()).toEqual(['I am a nurse: pinned', 'I live in Graz: newest', 'I sail: newest']);
    store.clock.now += HOUR;
    expect(await chosen('Where do I live?')).toEqual(['I am a nurse: pinned', 'I will live in Linz: matches']);
  });

  test('behavior: an edit says all of it, and where it came from stays', async () => {
    const draft = { text: 'I sail', category: 'Work', pin: true as const, source };
    const [item] = await items.addMany([draft], 'imported');
    expect(item).toMatchObject({ v: 2, pin: true, source, provenance: { kind: 'imported' } });
    if (!item) return;
    const edited = await items.edit(item.id, item.rev, { text: 'I sail', category: 'Work' });
    expect(edited).toMatchObject({ v: 2, source, provenance: item.provenance, created: item.created });
    expect(remarksOf(edited)).toEqual({});
  });

  test('behavior: an item of which nothing is said any more is of version 1 again', async () => {
    const item = await items.add({ text: 'I sail', category: 'Work', pin: true });
    const edited = await items.edit(item.id, item.rev, { text: 'I sail', category: 'Work' });
    expect([item.v, edited.v]).toEqual([2, 1]);
    expect((await store.vault.get('items', item.id))?.value).toEqual(edited);
  });

  test('behavior: a removal is undone with all of it', async () => {
    const [item] = await items.addMany([{ text: 'I sail', category: 'Work', pin: true, source }], 'imported');
    if (!item) throw new Error('nothing was added');
    await items.putBack(await items.changeMany([item.id], { do: 'remove' }));
    const [restored] = await items.get([item.id]);
    expect({ ...restored, rev: item.rev }).toEqual(item);
    expect(await chosen()).toEqual(['I sail: pinned']);
  });

  test('args: the list narrows to one kind of it', async () => {
    await items.addMany([{ text: 'brought', category: 'Work', source }], 'imported');
    await items.add({ text: 'pinned', category: 'Work', pin: true });
    await items.add({ text: 'past', category: 'Work', validUntil: 1 });
    await items.add({ text: 'coding', category: 'Work', details: { kind: 'programming' } });
    const listed = async (show: ItemFilter) => (await items.list('', null, 0, 10, show)).items.map(({ text }) => text);
    expect(await listed('imported')).toEqual(['brought']);
    expect(await listed('pinned')).toEqual(['pinned']);
    expect(await listed('over')).toEqual(['past']);
    expect(await listed('programming')).toEqual(['coding']);
    expect(await listed('media')).toEqual([]);
  });
});

describe('supersede', () => {
  test('default: the new line is offered, the old one is found and never offered', async () => {
    const old = await items.add({ text: 'I live in Graz', category: 'Work', pin: true });
    store.clock.now += HOUR;
    const now = await items.supersede(old.id, old.rev, { text: 'I live in Linz', category: 'Work' });
    expect(await chosen()).toEqual(['I live in Linz: newest']);
    expect(await chosen('Graz')).toEqual(['I live in Linz: newest']);
    const found = (await items.list('Graz', null, 0, 10)).items;
    expect(found.map(remarksOf)).toEqual([{ validUntil: store.clock.now, supersededBy: now.id }]);
    expect(ownLogSize(await store.vault.state())).toBe(3);
  });

  test('behavior: a text is compared with what is so now', async () => {
    const old = await items.add({ text: 'I drink black coffee', category: 'Work' });
    const compared = async () => (await items.like(['I do not drink black coffee']))[0]?.against.length;
    expect(await compared()).toBe(1);
    await items.supersede(old.id, old.rev, { text: 'I drink green tea', category: 'Work' });
    expect(await compared()).toBe(0);
  });

  test('behavior: what was over already stays over since then', async () => {
    const old = await items.add({ text: 'I live in Graz', category: 'Work', validUntil: 7 });
    await items.supersede(old.id, old.rev, { text: 'I live in Linz', category: 'Work' });
    expect((await items.get([old.id]))[0]?.validUntil).toBe(7);
  });

  test('error: of what was changed meanwhile', async () => {
    const old = await items.add({ text: 'one', category: 'Work' });
    await items.edit(old.id, old.rev, { text: 'two', category: 'Work' });
    const stale = items.supersede(old.id, old.rev, { text: 'three', category: 'Work' });
    await expect(stale).rejects.toMatchObject({ code: 'conflict' });
    expect((await items.list('', null, 0, 10)).total).toBe(1);
  });
});

describe('an item that is sensitive by itself', () => {
  test('default: it lies with the sensitive ones, and so does its line in the index', async () => {
    const item = await items.add({ text: 'My rent is due', category: 'Work' });
    expect(await classOfRow('items', item.id)).toBe('ordinary');
    await items.edit(item.id, item.rev, { text: 'My rent is due', category: 'Work', sensitive: true });
    expect(await classOfRow('items', item.id)).toBe('sensitive');
    expect((await over(store.reopen()).index.ranking('ordinary')).size).toBe(0);
    expect((await over(store.reopen()).index.ranking()).size).toBe(1);
  });

  test('behavior: it stays there when its category becomes an ordinary one', async () => {
    const item = await items.add({ text: 'I rest', category: 'Health', sensitive: true });
    await items.setSensitive('Health', false);
    expect(await classOfRow('items', item.id)).toBe('sensitive');
  });

  test('behavior: it comes by a match where the person is asked, and never under a consent', async () => {
    await items.add({ text: 'My rent is due', category: 'Work', sensitive: true });
    expect(await chosen('rent')).toEqual(['My rent is due: matches']);
    expect(await chosen()).toEqual([]);
    expect(await chosen('rent', ['Work'])).toEqual([]);
  });
});
