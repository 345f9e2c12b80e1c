import { expect, test } from 'vitest';
import { squash } from '#lib/sites/editor/text';

test('default: white space of every kind is left out, and nothing else', () => {
  expect(squash(' a\n\n\tb\u00a0c\u200bd\ufeff ')).toBe('abcd');
});

test('behavior: what joins and directs letters stays, so that losing it is noticed', () => {
  for (const text of ['👩‍⚕️', 'می‌خواهم', 'שלום‏', '漢字', 'e\u0301', '<b>&amp;']) expect(squash(text)).toBe(text);
});
