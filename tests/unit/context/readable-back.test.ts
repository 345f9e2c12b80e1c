import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readableJson } from '#lib/context/index';
import type { Details, ImportDraft, Item, ItemDraft } from '#lib/protocol/index';
import { approvedDrafts, reviewOf, stepOf } from '../../../components/items/bring-in/review';
import { device } from '../vault/merge/support';
import { blobOf, imported } from './import/support';

/** A wallet's readable JSON, and what another makes of it once every line is approved. */
async function thereAndBack(
  drafts: readonly ItemDraft[],
): Promise<{ kept: Item[]; back: ImportDraft[]; text: string }> {
  const wallet = await device();
  for (const draft of drafts) await wallet.items.add(draft);
  const { personas } = await wallet.personas.list();
  let text = '';
  for await (const piece of readableJson(wallet.vault, personas)) text += piece;
  const { candidates } = await imported(blobOf(text), 'satchel.json');
  const review = reviewOf({ candidates, beside: [], left: 0 }, [], 'file');
  const ids = review.lines.map(({ id }) => id);
  const back = approvedDrafts(stepOf(review, { do: 'decide', ids, decision: 'approved' }));
  return { kept: (await wallet.items.list('', null, 0, 100)).items, back, text };
}

const said = (item: ItemDraft) => {
  const { text, category, details, pin, sensitive, validFrom, validUntil } = item;
  return { text, category, details, pin, sensitive, validFrom, validUntil };
};
const byText = (a: { text: string }, b: { text: string }) => (a.text < b.text ? -1 : 1);

const flag = fc.option(fc.constant(true as const), { nil: undefined });
const time = fc.option(fc.integer({ min: 1, max: 4e12 }), { nil: undefined });
const remarks = fc.record({
  details: fc.constantFrom(
    undefined,
    { kind: 'profile' as const },
    { kind: 'learning' as const, subject: 'HTML', level: 'new' as const, misconceptions: ['tags close themselves'] },
    { kind: 'programming' as const, languages: ['Zig'], conventions: ['tabs'] },
    { kind: 'media' as const, controls: 'inverted', limits: ['an hour'] },
  ),
  pin: flag,
  sensitive: flag,
  validFrom: time,
  validUntil: time,
});
const category = fc.constantFrom('Work', 'Health', 'Learning', 'Bees and honey');

/** Left out where nothing is said. */
const draftOf = ([{ details, pin, sensitive, validFrom, validUntil }, of]: Given, i: number): ItemDraft => ({
  text: `Line ${i} about ${of}`,
  category: of,
  ...(details && { details: details as Details }),
  ...(pin && { pin }),
  ...(sensitive && { sensitive }),
  ...(validFrom && { validFrom }),
  ...(validUntil && { validUntil }),
});
type Given = [typeof remarks extends fc.Arbitrary<infer T> ? T : never, string];

test('behavior: what was kept comes back with all that was said of it, to be approved', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(remarks, category), { minLength: 1, maxLength: 8 }), async (given) => {
      const { kept, back } = await thereAndBack(given.map(draftOf));
      expect(back.map(said).sort(byText)).toEqual(kept.map(said).sort(byText));
    }),
    { numRuns: 25 },
  );
});

test('behavior: where it was imported from stays, and what was replaced comes back as no longer true', async () => {
  const wallet = await device();
  const source = { kind: 'import', from: 'chatgpt', at: 5 } as const;
  await wallet.items.addMany([{ text: 'I live in Graz', category: 'About me', source }], 'imported');
  const [old] = (await wallet.items.list('', null, 0, 1)).items;
  if (!old) throw new Error('nothing was added');
  await wallet.items.addMany(
    [{ text: 'I live in Oslo', category: 'About me', replaces: { id: old.id, rev: old.rev } }],
    'imported',
  );
  let text = '';
  for await (const piece of readableJson(wallet.vault, [{ id: old.id, name: 'Work', categories: ['Work'] }]))
    text += piece;
  expect(JSON.parse(text).personas).toEqual([{ name: 'Work', categories: ['Work'] }]);
  const { candidates } = await imported(blobOf(text), 'satchel.json');
  const graz = candidates.find((candidate) => candidate.text.includes('Graz'));
  expect(graz?.own?.source).toEqual(source);
  expect(graz?.own?.remarks.validUntil).toBeLessThanOrEqual(wallet.clock.now);
});

test('error: an item that is not built like one stops it, and says which', async () => {
  const { text } = await thereAndBack([
    { text: 'one', category: 'Work' },
    { text: 'two', category: 'Work', pin: true },
  ]);
  const broken = text.replace('"trust":"approved"', '"trust":"certain"');
  await expect(imported(blobOf(broken), 'satchel.json')).rejects.toMatchObject({
    data: { problem: 'bad-record', record: 3 },
  });
  await expect(imported(blobOf(text.slice(0, text.indexOf('"consents"') - 60)), 'satchel.json')).rejects.toMatchObject({
    data: { problem: 'truncated' },
  });
});
