import { beforeEach, expect, test } from 'vitest';
import { IndexStore, Items } from '#lib/context/index';
import { Sensitivity } from '#lib/vault/index';
import { type TestVault, testVault } from '../../support/vault';

const source = { kind: 'import', from: 'chatgpt', at: 1_700_000_000_000 } as const;

let store: TestVault;
let items: Items;

beforeEach(async () => {
  store = await testVault();
  const sensitivity = new Sensitivity(store.vault);
  items = new Items(store.vault, new IndexStore(store.vault, sensitivity), sensitivity);
});

const draft = (text: string) => ({ text, category: 'About me', source });

test('default: what is brought in takes the place of the older line, which stays as what was so before', async () => {
  const older = await items.add({ text: 'I am vegan', category: 'About me' });
  const replaces = { id: older.id, rev: older.rev };
  const [newer] = await items.addMany([{ ...draft('I eat fish'), replaces }], 'imported');
  expect(newer).toMatchObject({ text: 'I eat fish', source, provenance: { kind: 'imported' } });
  expect(newer).not.toHaveProperty('replaces');
  const [before] = await items.get([older.id]);
  expect(before).toMatchObject({ text: 'I am vegan', supersededBy: newer?.id });
});

test('behavior: one older line has one successor', async () => {
  const older = await items.add({ text: 'I am vegan', category: 'About me' });
  const replaces = { id: older.id, rev: older.rev };
  const both = [draft('I eat fish'), draft('I eat meat')].map((each) => ({ ...each, replaces }));
  const [first] = await items.addMany(both, 'imported');
  expect((await items.get([older.id]))[0]?.supersededBy).toBe(first?.id);
  expect((await items.list('', null, 0, 10)).total).toBe(3);
});

test('error: nothing is added when the older line was changed since the person chose', async () => {
  const older = await items.add({ text: 'I am vegan', category: 'About me' });
  await items.edit(older.id, older.rev, { text: 'I am vegetarian', category: 'About me' });
  const replaces = { id: older.id, rev: older.rev };
  const added = items.addMany([draft('I sail'), { ...draft('I eat fish'), replaces }], 'imported');
  await expect(added).rejects.toMatchObject({ code: 'conflict' });
  expect((await items.list('', null, 0, 10)).items.map(({ text }) => text)).toEqual(['I am vegetarian']);
});
