import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReceiptsFile } from '#lib/protocol/proof';
import { outcomeOfAll, readReceipts, verifyReceipts } from '#lib/verifier/receipts';
import { file, HEADERS, node, RPC_URL } from './support';

const both = { rpcUrl: RPC_URL, headers: HEADERS, fetchFn: node };
const vector = (name: string) => file.vectors.find((each) => each.name === name)?.proof as { entry: string };
const good = vector('everything holds');
/** As the vector's record says it, with what became of it later. */
const receipt: Record<string, unknown> = { ...JSON.parse(good.entry).body, state: 'sent', stateAt: 1, detail: null };

const of = (...receipts: ReceiptsFile['receipts']): ReceiptsFile => ({
  format: 'satchel-receipts',
  version: 1,
  receipts,
});
const outcomes = async (given: ReceiptsFile, options = {}) =>
  (await verifyReceipts(given, options)).map(({ outcome, isSame }) => [outcome, isSame]);

describe('verifyReceipts', () => {
  test('default: each with its proof, by a chain or by Bitcoin', async () => {
    const given = of(
      { receipt, proof: good },
      { receipt, proof: vector('stamp: a block of Bitcoin holds the root') },
      { receipt, proof: vector('alone: a block of Bitcoin holds the record') },
    );
    expect(await outcomes(given, both)).toEqual([
      ['holds', true],
      ['holds', true],
      ['holds', true],
    ]);
    expect(outcomeOfAll(await verifyReceipts(given, both))).toBe('holds');
  });

  test('args: without anybody to ask they are open', async () => {
    const verdicts = await verifyReceipts(of({ receipt, proof: good }));
    expect(outcomeOfAll(verdicts)).toBe('open');
  });

  test.each(['id', 'grantUid', 'origin', 'text', 'items', 'releasedAt'])(
    'behavior: a receipt whose %s is not the proven one fails',
    async (member) => {
      const given = of({ receipt, proof: good }, { receipt: { ...receipt, [member]: 'another' }, proof: good });
      expect(await outcomes(given, both)).toEqual([
        ['holds', true],
        ['fails', false],
      ]);
      expect(outcomeOfAll(await verifyReceipts(given, both))).toBe('fails');
    },
  );

  test('behavior: a receipt without proof leaves the file open', async () => {
    const given = of({ receipt, proof: good }, { receipt: { ...receipt, text: '' }, proof: null });
    expect(outcomeOfAll(await verifyReceipts(given, both))).toBe('open');
  });

  test('behavior: a file without receipts shows nothing', () => {
    expect(outcomeOfAll([])).toBe('open');
  });

  test('behavior: what the proofs share is asked for once', async () => {
    let asked = 0;
    const fetchFn: typeof fetch = (url, init) => {
      asked++;
      return node(url, init);
    };
    await verifyReceipts(of({ receipt, proof: good }), { ...both, fetchFn });
    const once = asked;
    await verifyReceipts(of(...Array.from({ length: 20 }, () => ({ receipt, proof: good }))), { ...both, fetchFn });
    expect(asked).toBe(2 * once);
  });

  test('property: any JSON is read or refused, and none of it holds', async () => {
    const candidate = fc.oneof(
      fc.jsonValue(),
      fc
        .array(fc.record({ receipt: fc.dictionary(fc.string(), fc.jsonValue()), proof: fc.jsonValue() }))
        .map((all) => of(...all)),
    );
    await fc.assert(
      fc.asyncProperty(candidate, async (value) => {
        const read = readReceipts(value);
        if (read) expect(outcomeOfAll(await verifyReceipts(read, both))).not.toBe('holds');
      }),
    );
  });
});
