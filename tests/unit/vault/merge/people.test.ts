import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PeopleSettings } from '#lib/protocol/index';
import { mergePeople } from '#lib/vault/merge/people';
import { device, exported, takeIn } from './support';

const KEYS = { box: '11'.repeat(32), sign: '22'.repeat(32) };
const anna = { id: '0b0e7a51-6f4c-4a55-9d0f-6a2e2b1f3c4d', name: 'Anna', keys: KEYS, added: 1 };
const share = '3f0e7a52-6a1c-4c7e-9f0b-1d2c3b4a5968';

test('default: people, and which shares were opened, travel with the file; of each the later word counts', async () => {
  const [a, b] = [await device(), await device()];
  await a.people.save(anna);
  await a.people.call('Ben');
  await a.people.opened(share, 5);
  await takeIn(b, await exported(a));
  expect(await b.people.list()).toEqual([anna]);
  expect(await b.people.ownName()).toBe('Ben');
  expect(await b.people.opened(share, 9)).toBe(5);
  b.clock.now += 1_000;
  await b.people.save({ ...anna, name: 'Anna M.' });
  await takeIn(a, await exported(b));
  expect(await a.people.list()).toEqual([{ ...anna, name: 'Anna M.' }]);
});

test('behavior: an older file does not bring back whoever was removed', async () => {
  const [a] = [await device()];
  await a.people.save(anna);
  const old = await exported(a);
  a.clock.now += 1_000;
  await a.people.remove(anna.id);
  await takeIn(a, old);
  expect(await a.people.list()).toEqual([]);
});

test('error: another wallet’s file pins nobody', async () => {
  const [a, b] = [await device(), await device()];
  await b.people.save(anna);
  const foreign = (await exported(b)).map((line) => line.replace('{"secret":"log"}', '{"secret":"other"}'));
  await takeIn(a, foreign);
  expect(await a.people.list()).toEqual([]);
});

describe('mergePeople', () => {
  const rev = fc.record({ t: fc.nat(3), c: fc.nat(2), d: fc.constantFrom(anna.id, share) });
  const said = fc.option(
    fc.record({ name: fc.constantFrom('Anna', 'Ben'), keys: fc.constant(KEYS), added: fc.nat(3) }),
  );
  const people = fc.record<PeopleSettings>(
    {
      contacts: fc.uniqueArray(fc.record({ id: fc.constantFrom(anna.id, share), said, rev }), {
        selector: ({ id }) => id,
      }),
      opened: fc.uniqueArray(fc.record({ id: fc.constantFrom(anna.id, share), at: fc.nat(3) }), {
        selector: ({ id }) => id,
      }),
      me: fc.record({ name: fc.constantFrom('', 'Cleo'), rev }),
    },
    { requiredKeys: ['contacts', 'opened'] },
  );

  test('behavior: the same in any order, and merged again nothing changes', () => {
    fc.assert(
      fc.property(people, people, people, (a, b, c) => {
        expect(mergePeople(a, b)).toEqual(mergePeople(b, a));
        expect(mergePeople(mergePeople(a, b), c)).toEqual(mergePeople(a, mergePeople(b, c)));
        const ab = mergePeople(a, b);
        expect(mergePeople(ab, b)).toEqual(ab);
      }),
    );
  });
});
