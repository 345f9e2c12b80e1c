import { expect, test } from 'vitest';
import { releaseToFolder } from '#lib/consent/index';
import { siteKey } from '#lib/crypto/slip13';
import { folderPlace, type Item } from '#lib/protocol/index';
import { testConsent } from '../support/consent';

const PLACE = folderPlace('0b0e7a51-6f4c-4a55-9d0f-6a2e2b1f3c4d', 'my-app');

async function setUp() {
  const parts = await testConsent();
  const { disclosures, branch, clock } = parts;
  const placeKey = async (place: string) => siteKey(branch, place);
  const release = (items: Item[], text = 'what was shown') =>
    releaseToFolder(
      { disclosures, placeKey, now: () => clock.now },
      { place: PLACE, files: ['CLAUDE.md'], items, text, tokens: 10 },
    );
  return { ...parts, release };
}

test('default: one consent for one text, spent by its receipt', async () => {
  const { items, grants, disclosures, personas, release } = await setUp();
  await personas.choose(PLACE, (await personas.save({ name: 'Work', categories: ['Work'] })).id);
  const item = await items.add({ text: 'I write TypeScript', category: 'Work' });
  const { id } = await release([item]);
  const [receipt] = await disclosures.list(PLACE, 5);
  expect(receipt).toMatchObject({ id, origin: PLACE, text: 'what was shown', state: 'released', delivery: 'once' });
  const [grant] = await grants.list();
  expect(grant).toMatchObject({
    state: 'used',
    terms: { origin: PLACE, categories: ['Work'], purpose: 'context for assistants that read CLAUDE.md' },
  });
  await disclosures.report(PLACE, { disclosureId: id, outcome: 'inserted', detail: null });
  expect((await disclosures.list(PLACE, 5))[0]?.state).toBe('inserted');
});

test('error: nothing outside the persona that was chosen for the folder, and nothing is written', async () => {
  const { items, grants, disclosures, personas, release } = await setUp();
  const { id } = await personas.save({ name: 'Work', categories: ['Work'] });
  await personas.choose(PLACE, id);
  const work = await items.add({ text: 'I write TypeScript', category: 'Work' });
  const home = await items.add({ text: 'I have two cats', category: 'Private' });
  await expect(release([work, home])).rejects.toMatchObject({ code: 'out-of-scope' });
  expect(await disclosures.list(null, 5)).toEqual([]);
  expect(await grants.list()).toEqual([]);
  await release([work]);
  await personas.remove(id);
  await expect(release([work])).rejects.toMatchObject({ code: 'out-of-scope' });
});

test('error: nothing without a persona, and nothing that is sensitive by itself', async () => {
  const { items, personas, disclosures, release } = await setUp();
  const work = await items.add({ text: 'I write TypeScript', category: 'Work' });
  await expect(release([work])).rejects.toMatchObject({ code: 'out-of-scope' });
  await personas.choose(PLACE, (await personas.save({ name: 'Work', categories: ['Work'] })).id);
  const secret = await items.add({ text: 'I am leaving in May', category: 'Work', sensitive: true });
  await expect(release([work, secret])).rejects.toMatchObject({ code: 'out-of-scope' });
  expect(await disclosures.list(null, 5)).toEqual([]);
});

test('behavior: a folder is no site: its choice of a persona is not listed among theirs', async () => {
  const { personas } = await setUp();
  const { id } = await personas.save({ name: 'Work', categories: ['Work'] });
  await personas.choose(PLACE, id);
  expect((await personas.list()).sites).toEqual([]);
  expect((await personas.at(PLACE)).active).toMatchObject({ kind: 'persona' });
});
