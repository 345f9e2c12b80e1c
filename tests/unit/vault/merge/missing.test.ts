import { describe, expect, test } from 'vitest';
import { readableJson } from '#lib/context/index';
import { linesOf } from '#lib/vault/file/index';
import type { DisclosureRecord } from '#lib/vault/index';
import { type Device, device, exported, SEED, takeIn } from './support';

const ZERO = `0x${'00'.repeat(32)}`;
const ID = '3f0d5f6e-8a43-4c55-9d0c-2f4d3f1f7d11';

const RECEIPT: DisclosureRecord = {
  id: ID,
  grantUid: ZERO,
  origin: 'https://claude.ai',
  delivery: 'click',
  text: 'I have asthma',
  tokens: 5,
  items: [{ id: '0b3a1d52-2f4c-4a0e-8b57-1b7f3f5a9e10', text: 'I have asthma', category: 'Health' }],
  releasedAt: 1_800_000_000_000,
  state: 'sent',
  stateAt: 1_800_000_000_000,
  detail: null,
};
const REDACTED: DisclosureRecord = {
  ...RECEIPT,
  text: '',
  items: RECEIPT.items.map((item) => ({ ...item, text: '' })),
  redacted: true,
};

const putReceipt = ({ vault }: Device, record: DisclosureRecord) =>
  vault.change(async (draft) =>
    draft.put('disclosures', ID, record, record.redacted ? {} : { entry: { kind: 'disclosure', body: record } }),
  );

async function damaged(): Promise<Device> {
  const it = await device();
  const { id } = await it.items.add({ text: 'one', category: 'Work' });
  await it.items.add({ text: 'two', category: 'Work' });
  const row = await it.db.get('items', id);
  if (row) await it.db.put('items', { ...row, body: row.body.slice().fill(0, 0, 4) });
  return it;
}

describe('records that do not open', () => {
  test('default: a wallet file counts them, as does whoever writes it', async () => {
    const { vault } = await damaged();
    const told: number[] = [];
    const lines = linesOf(vault, {
      phraseKept: true,
      seedOf: async () => SEED,
      onProgress: (_done, missing) => told.push(missing),
    });
    let next = await lines.next();
    while (!next.done) next = await lines.next();
    expect(next.value).toBe(1);
    expect(told.at(-1)).toBe(1);
  });

  test('default: a readable copy says how many it lacks', async () => {
    const { vault } = await damaged();
    let text = '';
    for await (const piece of readableJson(vault, [])) text += piece;
    expect(JSON.parse(text)).toMatchObject({ missing: 1, items: [{ text: 'two' }] });
  });
});

describe('a receipt that the person had an item taken out of', () => {
  test('default: it comes out and in again', async () => {
    const [a, b] = [await device(), await device()];
    await putReceipt(a, REDACTED);
    await takeIn(b, await exported(a));
    expect((await b.vault.get('disclosures', ID))?.value).toEqual(REDACTED);
  });

  test.each(['the whole one first', 'the shortened one first'])(
    'behavior: the text does not come back with an older file, %s',
    async (order) => {
      const [whole, shortened, into] = [await device(), await device(), await device()];
      await putReceipt(whole, RECEIPT);
      await putReceipt(shortened, REDACTED);
      const files = [await exported(whole), await exported(shortened)];
      if (order.startsWith('the shortened')) files.reverse();
      for (const file of files) await takeIn(into, file);
      expect((await into.vault.get('disclosures', ID))?.value).toEqual(REDACTED);
      expect((await exported(into)).join()).not.toContain('asthma');
    },
  );
});
