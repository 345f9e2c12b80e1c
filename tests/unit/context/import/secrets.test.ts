import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSecrets, MASK, maskSecrets } from '#lib/context/import/index';
import vectors from '../../../vectors/import/secrets.json';

test.each(vectors.secrets)('default: $kind in $masked', ({ kind, parts, masked }) => {
  expect(masked).toContain(MASK);
  expect(maskSecrets(parts.join(''))).toEqual({ text: masked, kinds: [kind] });
});

test.each(vectors.benign)('behavior: left as it is: %s', (text) => {
  expect(findSecrets(text)).toEqual([]);
});

test('behavior: several in one text, each masked once', () => {
  const [key, password] = [vectors.secrets[0], vectors.secrets[7]].map((found) => found?.parts.join('') ?? '');
  expect(maskSecrets(`${key}. Also, ${password}!`)).toMatchObject({ kinds: ['api-key', 'password'] });
});

test('behavior: ranges are in order, inside the text and apart', () => {
  const parts = fc.constantFrom(
    ...vectors.secrets.map(({ parts: all }) => all.join('')),
    ...vectors.benign,
    ' ',
    '\n',
    ':',
  );
  const text = fc
    .array(fc.oneof(parts, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 6 })
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(text, (whole) => {
      let end = 0;
      for (const { from, to } of findSecrets(whole)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(whole.length);
        end = to;
      }
    }),
    { numRuns: 10_000 },
  );
});

test.each(['password is ', '4', '4 ', 'A', 'sk-', 'eyJ', '-----BEGIN ', 'legal ', 'DE89 ', 'a://b:', 'pin '])(
  'behavior: %j many times over ends',
  (part) => {
    expect(findSecrets(part.repeat(50_000)).length).toBeLessThanOrEqual(50_000);
  },
);
