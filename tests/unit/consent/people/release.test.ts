import { expect, test } from 'vitest';
import { releaseToPerson } from '#lib/consent/index';
import { siteKey } from '#lib/crypto/slip13';
import { DEFAULT, type Item, personName, personPlace } from '#lib/protocol/index';
import { testConsent } from '../../support/consent';

const ANNA = { id: '0b0e7a51-6f4c-4a55-9d0f-6a2e2b1f3c4d', name: 'Anna Müller / home' };

async function setUp() {
  const parts = await testConsent();
  const { disclosures, branch, clock } = parts;
  const placeKey = async (place: string) => siteKey(branch, place);
  const release = (items: Item[], text = 'what was shown') =>
    releaseToPerson({ disclosures, placeKey, now: () => clock.now }, { contact: ANNA, items, text, tokens: 10 });
  return { ...parts, release };
}

test('default: one consent for one text, spent by its receipt, under a key of its own', async () => {
  const { items, grants, disclosures, release } = await setUp();
  const { id } = await release([await items.add({ text: 'Allergic to peanuts', category: 'Health' })]);
  const [receipt] = await disclosures.list(personPlace(ANNA), 5);
  expect(receipt).toMatchObject({ id, text: 'what was shown', state: 'released', delivery: 'once' });
  expect(personName(receipt?.origin ?? '')).toBe('Anna Müller / home');
  const [grant] = await grants.list();
  expect(grant).toMatchObject({ state: 'used', terms: { categories: ['Health'], purpose: 'shared with a person' } });
  await expect(release([])).rejects.toMatchObject({ code: 'nothing-to-share' });
});

test('behavior: the person chose each line, so no persona stands between', async () => {
  const { items, personas, release, disclosures } = await setUp();
  await personas.choose(DEFAULT, (await personas.save({ name: 'Work', categories: ['Work'] })).id);
  await release([await items.add({ text: 'Allergic to peanuts', category: 'Health', sensitive: true })]);
  expect(await disclosures.list(null, 5)).toHaveLength(1);
});

test('error: a line that no longer holds stays here, and nothing is written', async () => {
  const { items, grants, disclosures, clock, release } = await setUp();
  const past = await items.add({ text: 'I live in Oslo', category: 'About me', validUntil: clock.now - 1 });
  await expect(release([past])).rejects.toMatchObject({ code: 'out-of-scope' });
  expect(await disclosures.list(null, 5)).toEqual([]);
  expect(await grants.list()).toEqual([]);
});
