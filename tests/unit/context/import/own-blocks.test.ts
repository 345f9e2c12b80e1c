import { describe, expect, test } from 'vitest';
import { contextBlock } from '#lib/context/block';
import { statementsIn } from '#lib/context/import/extract/statements';
import { withoutOwnBlocks } from '#lib/context/import/own-blocks';
import { BLOCK_STYLES, FRAME_LANGUAGES } from '#lib/protocol/index';

const FORMS = BLOCK_STYLES.flatMap((style) => FRAME_LANGUAGES.map((language) => ({ style, language })));

describe('withoutOwnBlocks', () => {
  test.each(FORMS)('default: a block as $style in $language goes, what stands around it stays', (form) => {
    const block = contextBlock(['I am a nurse', 'My week:\nMonday: off'], form);
    expect(withoutOwnBlocks(`I work at night.\n\n${block}\nWhat now?`)).toBe('I work at night.\n\n\nWhat now?');
    expect(withoutOwnBlocks(block.slice(0, -6))).toBe('');
  });

  test.each(FORMS)('behavior: an end inside an item ends nothing, as $style in $language', (form) => {
    const [, end = ''] = contextBlock([], form).split('\n');
    const block = contextBlock([`Says ${end} a lot`, 'I am a nurse.'], form);
    expect(withoutOwnBlocks(`${block}\nWhat now?`)).toBe('\nWhat now?');
  });

  test('behavior: a text that only speaks of notes stays as it is', () => {
    const text = '[End of notes] I like tea. (Ende der Notizen)';
    expect(withoutOwnBlocks(text)).toBe(text);
  });

  test('behavior: an export does not bring the wallet’s own lines back', () => {
    const source = { app: 'ChatGPT', when: null, where: 'A chat' };
    const text = `I live in Oslo.\n\n${contextBlock(['I am a nurse.', 'I am allergic to nuts.'])}`;
    const found = [...statementsIn([{ how: 'said', text, source }])].map(({ statement }) => statement.text);
    expect(found).toEqual(['I live in Oslo']);
  });
});
