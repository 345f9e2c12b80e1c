import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HARVEST_REQUESTS, parseAnswer } from '#lib/context/import/index';
import { MAX_CATEGORY_CHARS, MAX_ITEM_CHARS } from '#lib/protocol/index';

const source = { app: 'Claude', when: 1_700_000_000_000, where: '' };
const facts = (answer: string) => parseAnswer(answer, source).map(({ text, category }) => [category, text]);
const NURSE = ['Work', 'Works as a nurse in Kraków'];
const SHORT = ['Style', 'Prefers short answers'];

describe('forms of an answer', () => {
  test.each([
    [
      'a code block, as asked for',
      'Sure, here you go:\n```\n[Work] Works as a nurse in Kraków\n[Style] Prefers short answers\n```\nLet me know!',
    ],
    ['a code block with a language', '```text\n[work] Works as a nurse in Kraków\n[STYLE] Prefers short answers\n```'],
    ['a code block that was cut off', '```\n[Work] Works as a nurse in Kraków\n[Style] Prefers short answers'],
    [
      'bullets',
      "Here's what I remember:\n\n- [Work] Works as a nurse in Kraków\n* Style: Prefers short answers\n\nIs there anything to add?",
    ],
    ['numbers and bold labels', '1. **Work:** Works as a nurse in Kraków\n2. **Style** – Prefers short answers'],
    ['headings', '## Work\n\n- Works as a nurse in Kraków\n\n**Style**\n\n- Prefers short answers'],
    [
      'a table',
      '| Category | Fact |\n|---|---|\n| Work | Works as a nurse in Kraków |\n| Style | Prefers short answers |',
    ],
    [
      'JSON',
      '```json\n[{"category":"Work","fact":"Works as a nurse in Kraków"},{"category":"Style","fact":"Prefers short answers"}]\n```',
    ],
    ['JSON by category', '{"Work":["Works as a nurse in Kraków"],"Style":["Prefers short answers"]}'],
    ['lines', '[Work] Works as a nurse in Kraków\n[Style] Prefers short answers'],
    ['dates', '[2025-04-03] - [Work] Works as a nurse in Kraków\n[unknown] - [Style] Prefers short answers'],
    ['Windows line ends', '[Work] Works as a nurse in Kraków\r\n[Style] Prefers short answers\r\n'],
  ])('default: %s', (_name, answer) => {
    expect(facts(answer)).toEqual([NURSE, SHORT]);
  });

  test('behavior: without categories, by its words', () => {
    expect(facts('- You are allergic to nuts\n- You code in Rust')).toEqual([
      ['Health', 'You are allergic to nuts'],
      ['Coding', 'You code in Rust'],
    ]);
  });

  test('behavior: health stays sensitive whatever the answer calls it', () => {
    expect(facts('[Other] Is allergic to penicillin')).toEqual([['Health', 'Is allergic to penicillin']]);
  });

  test('behavior: categories may be translated; brackets that name none go', () => {
    expect(facts('[Arbeit] Ist Pflegerin\n[Salud] No come carne\n[Diet] Lives in Graz')).toEqual([
      ['Work', 'Ist Pflegerin'],
      ['Health', 'No come carne'],
      ['About me', 'Lives in Graz'],
    ]);
  });

  test('behavior: a date becomes the time', () => {
    const [fact] = parseAnswer('[2025-04-03] - Lives in Graz', source);
    expect(fact).toMatchObject({ text: 'Lives in Graz', source: { app: 'Claude', when: Date.UTC(2025, 3, 3) } });
  });

  test('behavior: nothing remembered is nothing', () => {
    expect(facts("I don't have any memories of you yet. Would you like to tell me something?")).toEqual([]);
    expect(facts('```\n\n```')).toEqual([]);
    expect(facts('')).toEqual([]);
  });

  test('behavior: said twice is taken once, secrets are masked, unseen characters go', () => {
    expect(facts('- Lives in Graz\n- lives in Graz.\n- Password: Tr0ub4dor&3\n- Likes\u202e te\u200ba')).toEqual([
      ['About me', 'Lives in Graz'],
      ['Other', 'Password: ••••••'],
      ['About me', 'Likes tea'],
    ]);
  });
});

test.each(Object.entries(HARVEST_REQUESTS))(
  'behavior: the form that the request in %s asks for is read',
  (_language, request) => {
    const form = request.split('\n').find((line) => line.startsWith('[')) ?? '';
    expect(facts(`\`\`\`\n${form.replace(/\[.*?\]/, '[Work]')}\n\`\`\``)).toEqual([
      ['Work', form.replace(/^\[.*?\] /, '')],
    ]);
  },
);

test('behavior: any answer is read in bounded time, and what comes out can be an item', () => {
  const parts = fc.constantFrom(
    '```',
    '\n',
    '- ',
    '[Work] ',
    '**a**: ',
    '| a | b |',
    '{"a":[',
    '"b"',
    ']}',
    '# ',
    'x',
    '1. ',
    '[',
    '__proto__',
    '": "',
  );
  const answer = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.array(parts, { maxLength: 60 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(answer, (text) => {
      for (const { text: fact, category } of parseAnswer(text, source)) {
        expect(fact.length).toBeGreaterThan(0);
        expect(fact.length).toBeLessThanOrEqual(MAX_ITEM_CHARS);
        expect(category.length).toBeLessThanOrEqual(MAX_CATEGORY_CHARS);
      }
    }),
    { numRuns: 10_000 },
  );
});

test.each(['```\n', '[', '{"a":', '| ', '**', '- a\n', ' ', '#', '[a] '])(
  'behavior: %j many times over ends',
  (part) => {
    expect(parseAnswer(part.repeat(100_000), source).length).toBeLessThanOrEqual(2_000);
  },
);

test('behavior: a line that nothing tells of where it belongs goes where it is said; any other stays', () => {
  const answer = '```\n[Work] Files reports\nPrefers blue over green\nHas asthma\n[Other] Owns a kite\n```';
  expect(parseAnswer(answer, source, 'Games & media').map(({ category }) => category)).toEqual([
    'Work',
    'Games & media',
    'Health',
    'Other',
  ]);
});
