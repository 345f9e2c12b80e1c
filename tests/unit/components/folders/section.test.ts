import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sectionOf, withoutSection, withSection } from '../../../../components/folders/section';

const SECTION = '## About me\n\n- I write TypeScript';
const MARKED = `<!-- satchel:begin 2 0badc0de -->\n${SECTION}\n<!-- satchel:end -->`;

/** Files as editors leave them: either line end, with or without one at the end, with or without a mark of byte order. */
const file = fc
  .record({
    lines: fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('')), { maxLength: 6 }),
    newline: fc.constantFrom('\n', '\r\n', '\n\n', '\r\n\r\n'),
    start: fc.constantFrom('', '\uFEFF'),
    end: fc.constantFrom('', '\n', '\r\n', '\n\n', '\r\n\r\n'),
  })
  .map(({ lines, newline, start, end }) => start + lines.join(newline) + end)
  .filter((text) => sectionOf(text).kind === 'none');
const sectionText = fc
  .array(fc.stringMatching(/^[ -~äöü]{0,40}$/u), { minLength: 1, maxLength: 6 })
  .map((lines) => lines.map((line) => line.replaceAll('<!--', '')).join('\n'));

describe('withSection', () => {
  test.each([
    ['', '<!-- satchel:begin 0 dd0c1e27 -->\nX\n<!-- satchel:end -->\n'],
    ['# Rules', '# Rules\n\n<!-- satchel:begin 2 dd0c1e27 -->\nX\n<!-- satchel:end -->\n'],
    ['# Rules\n', '# Rules\n\n<!-- satchel:begin 1 dd0c1e27 -->\nX\n<!-- satchel:end -->\n'],
    ['# Rules\n\n', '# Rules\n\n<!-- satchel:begin 0 dd0c1e27 -->\nX\n<!-- satchel:end -->\n'],
    ['# Rules\r\n', '# Rules\r\n\r\n<!-- satchel:begin 1 dd0c1e27 -->\r\nX\r\n<!-- satchel:end -->\r\n'],
  ])('default: at the end of %j', (before, after) => {
    expect(withSection(before, 'X')).toBe(after);
  });

  test('behavior: in its place, and nothing beside it moves', () => {
    const before = `# Rules\n\n${MARKED}\n\n## Mine\n`;
    expect(withSection(before, 'X')).toBe(
      '# Rules\n\n<!-- satchel:begin 2 dd0c1e27 -->\nX\n<!-- satchel:end -->\n\n## Mine\n',
    );
  });

  test('behavior: an edit by hand is told from what was written', () => {
    const written = withSection('# Rules\n', SECTION) as string;
    expect(sectionOf(written)).toMatchObject({ kind: 'one', isEdited: false });
    expect(sectionOf(written.replaceAll('\n', '\r\n'))).toMatchObject({ kind: 'one', isEdited: false });
    expect(sectionOf(written.replace('TypeScript', 'Haskell'))).toMatchObject({ kind: 'one', isEdited: true });
    expect(sectionOf(withSection(written.replace('TypeScript', 'Haskell'), 'X') as string)).toMatchObject({
      isEdited: false,
    });
  });

  test.each([
    ['an end alone', '<!-- satchel:end -->\n'],
    ['a begin alone', '<!-- satchel:begin 1 0badc0de -->\nX\n'],
    ['two sections', `${MARKED}\n${MARKED}\n`],
    ['turned round', '<!-- satchel:end -->\n<!-- satchel:begin 1 0badc0de -->\n'],
    ['a begin in other words', '<!-- satchel:begin -->\nX\n<!-- satchel:end -->\n'],
    ['a mark inside a line', 'see <!-- satchel:begin 1 0badc0de -->\nX\n<!-- satchel:end -->\n'],
  ])('error: %s: nothing tells what is ours', (_name, text) => {
    expect(sectionOf(text)).toEqual({ kind: 'broken' });
    expect(withSection(text, 'X')).toBeNull();
    expect(withoutSection(text)).toBeNull();
  });

  test('behavior: over any file, what stood there stays, the section reads back, and again changes nothing', () => {
    fc.assert(
      fc.property(file, sectionText, sectionText, (before, first, second) => {
        const once = withSection(before, first) as string;
        expect(once.startsWith(before)).toBe(true);
        expect(sectionOf(once)).toMatchObject({ kind: 'one' });
        expect(withSection(once, first)).toBe(once);
        expect(withSection(withSection(once, second) as string, first)).toBe(once);
        expect(withoutSection(once)).toBe(before);
      }),
    );
  });

  test('behavior: with words before and after, only what is between the marks differs', () => {
    fc.assert(
      fc.property(file, file, sectionText, (before, after, text) => {
        const whole = `${before}\n${MARKED}\n${after}`;
        const changed = withSection(whole, text) as string;
        expect(changed.startsWith(`${before}\n<!-- satchel:begin 2 `)).toBe(true);
        expect(changed.endsWith(`<!-- satchel:end -->\n${after}`)).toBe(true);
      }),
    );
  });
});
