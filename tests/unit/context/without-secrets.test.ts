import { describe, expect, test } from 'vitest';
import { contextBlock } from '#lib/context/block';
import { sharedText, withoutSecrets } from '#lib/context/index';
import { BLOCK_STYLES, type Item } from '#lib/protocol/index';

const leaving = (text: string) => withoutSecrets([{ text } as Item])[0]?.text ?? '';

describe('withoutSecrets', () => {
  test.each([
    ['a key', 'My key is AKIAIOSFODNN7EXAMPLE', 'IOSFODNN7'],
    ['a key with a character that is not seen', 'My key is AKIAIOSFOD\u200bNN7EXAMPLE', 'NN7EXAMPLE'],
    ['a card number with one', 'Card 4111\u200b1111 1111 1111', '1111'],
    ['a card number with a soft hyphen and a joiner', 'Card 4111\u00ad1111\u20601111 1111', '1111'],
    ['a card number with no-break spaces', 'Card 4111\u00a01111\u00a01111\u00a01111', '1111'],
    ['a card number with narrow ones, and dashes', 'Card 4111\u202f1111\u20111111\u20131111', '1111'],
    ['an IBAN with no-break spaces', 'IBAN DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000', '3704'],
  ])('default: %s leaves in no style', (_name, text, secret) => {
    const texts = [leaving(text)];
    for (const style of BLOCK_STYLES) expect(contextBlock(texts, { style, language: 'en' })).not.toContain(secret);
    expect(sharedText([{ text: leaving(text) }])).not.toContain(secret);
    expect(leaving(text)).toContain('••••••');
  });

  test('behavior: what holds no secret stays as it is', () => {
    for (const text of ['I like tea\u200b.', 'Call 030 1234567', 'Built in 2024-2025'])
      expect(leaving(text)).toBe(text);
  });
});
