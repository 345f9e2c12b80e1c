import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Piece } from '#lib/context/import/candidate';
import { statementsIn } from '#lib/context/import/extract/statements';
import { CATEGORIES } from '#lib/protocol/index';
import vectors from '../../../vectors/import/statements.json';

const said = (text: string): Piece => ({ how: 'said', text, source: { app: 'ChatGPT', when: null, where: '' } });
const statements = (...messages: string[]) => [...statementsIn(messages.map(said))].map(({ statement }) => statement);

test.each(vectors.cases)('default: $said', ({ said: message, takes, ...rest }) => {
  const expected = takes === null ? [] : [{ text: takes, category: 'category' in rest ? rest.category : '' }];
  expect(statements(message).map(({ text, category }) => ({ text, category }))).toEqual(expected);
});

test('behavior: after a role was given out, nothing in that conversation is the person', () => {
  const story = ['Act as a pirate captain.', 'I live in Tortuga.', 'I am a sailor with one leg.'];
  expect(statements(...story)).toEqual([]);
  expect(statements('I live in Tortuga.')).toHaveLength(1);
});

test('behavior: long messages are pasted rather than written', () => {
  expect(statements(`I live in Lisbon. ${'Some more words that somebody wrote. '.repeat(80)}`)).toEqual([]);
});

test('behavior: several statements of one message, what stands between them left out', () => {
  const message = 'Hello! I am a nurse. Could you help me? I live in Graz, near Dr. Weber. Thanks!';
  expect(statements(message).map(({ text }) => text)).toEqual(['I am a nurse', 'I live in Graz, near Dr. Weber']);
});

test('behavior: any text is read in bounded time, and what comes out has one of our categories', () => {
  const words = fc.constantFrom(
    'I am',
    'a',
    'nurse',
    'ich bin',
    'je suis',
    'soy',
    'my',
    ', ',
    '. ',
    '?',
    '\n',
    '```',
    '>',
    '"',
    ' ',
    'in',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(words, { maxLength: 60 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, (message) => {
      for (const { text: taken, category } of statements(message)) {
        expect(taken.length).toBeLessThanOrEqual(280);
        expect(CATEGORIES).toContain(category);
      }
    }),
    { numRuns: 10_000 },
  );
});

test.each(['i am a ', 'my ', "I'm allergic to ", '"', 'ich arbeite ', '- ', '**', '`', 'je suis une ', 'a.'])(
  'behavior: %j many times over ends',
  (part) => {
    expect(statements(part.repeat(100_000), part.repeat(200)).length).toBeLessThan(200);
  },
);
