import fc from 'fast-check';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { contextBlock, lineTokens } from '#lib/context/block';
import { estimateTokens } from '#lib/context/tokens';
import lines from '../../fixtures/tokens/lines.json';

const texts = lines.map(([, text]) => text as string);

describe('estimateTokens', () => {
  test.each(lines)('default: %s: %s, near what ChatGPT counts', (_language, text) => {
    const share = countTokens(text as string) / estimateTokens(text as string);
    expect(share).toBeGreaterThan(0.55);
    expect(share).toBeLessThan(1.3);
  });

  test('behavior: lines of any languages that are reckoned to fit into a block do, but for one token in twenty', () => {
    const reckoned = (chosen: readonly string[]) => estimateTokens(contextBlock(chosen));
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: 3, maxLength: 12 }), (chosen) => {
        expect(countTokens(contextBlock(chosen))).toBeLessThanOrEqual(1.05 * reckoned(chosen));
      }),
      { numRuns: 500 },
    );
  });

  test('behavior: a hash takes as many tokens whatever its digits are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const hash = `Proof 0x${Buffer.from(bytes).toString('hex')}: ask me`;
        expect(estimateTokens(hash)).toBe(estimateTokens(`Proof 0x${'00'.repeat(8)}: ask me`));
      }),
    );
  });

  test('behavior: nothing takes nothing, and any text takes a whole number', () => {
    expect(estimateTokens('')).toBe(0);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Number.isSafeInteger(estimateTokens(text))).toBe(true);
        expect(lineTokens(text)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
