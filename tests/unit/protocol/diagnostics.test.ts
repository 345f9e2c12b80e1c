import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES, reportOf } from '#lib/protocol/index';

const METHODS = ['wallet.status', 'items.add'];
const STORES = ['items', 'grants'];
const report = (gathered: unknown) => reportOf(gathered, METHODS, STORES);

describe('reportOf', () => {
  test('default: versions, counts, times and codes', () => {
    const gathered = {
      extension: '0.1.0',
      browser: 'Chromium',
      browserVersion: '156.0.7000.12',
      system: 'linux',
      phase: 'locked',
      phraseKept: true,
      records: { items: 12, grants: 1 },
      errors: { 'wrong-password': 2 },
      calls: { 'items.add': { calls: 3, typicalMs: 12.4, longestMs: 40.2 } },
    };
    expect(report(gathered)).toEqual({
      ...gathered,
      calls: { 'items.add': { calls: 3, typicalMs: 12, longestMs: 40 } },
    });
  });

  test('behavior: what is no version, no listed word and no listed name is left out', () => {
    const words = 'I am a nurse in Kraków';
    expect(
      report({
        extension: words,
        browser: words,
        phase: words,
        phraseKept: words,
        lockMinutes: words,
        records: { items: words, [words]: 3 },
        errors: { [words]: 1 },
        calls: { [words]: { calls: 1 }, 'items.add': { calls: words, [words]: 1 } },
        [words]: words,
      }),
    ).toEqual({});
  });

  test('property: whatever is gathered, its words never get in', () => {
    const word = fc.string({ minLength: 1 }).map((text) => `canary ${text}`);
    const name = fc.oneof(
      word,
      fc.constantFrom('extension', 'browser', 'system', 'phase', 'records', 'errors', 'calls', ...METHODS, ...STORES),
      fc.constantFrom(...ERROR_CODES),
    );
    const { tree } = fc.letrec((tie) => ({
      leaf: fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null)),
      tree: fc.oneof({ maxDepth: 4 }, tie('leaf'), fc.dictionary(name, tie('tree'), { maxKeys: 12 })),
    }));
    fc.assert(
      fc.property(tree, (gathered) => {
        expect(JSON.stringify(report(gathered))).not.toContain('canary');
      }),
      { numRuns: 2_000 },
    );
  });
});
