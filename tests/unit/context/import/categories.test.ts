import { describe, expect, test } from 'vitest';
import { suggestCategory } from '#lib/context/import/categories';

describe('what a text is about', () => {
  test.each([
    'I earn 4000 a month',
    'I make about $90,000 a year',
    'My wife earns 50k',
    'My earnings go to my parents',
    'Ich verdiene rund 3200 Euro im Monat',
    'Mein Verdienst ist höher als der meiner Frau',
    'Je gagne environ 2000 euros par mois',
    'Gano unos 1800 euros al mes',
  ])('behavior: earning is money: %s', (text) => {
    expect(suggestCategory(text)).toBe('Money');
  });

  test.each([
    'I want to earn a degree in music',
    'I am earnest and dry',
    'I make 3 kinds of sourdough bread',
    'Das Team verdient Anerkennung',
    'Je gagne souvent aux échecs',
    'Gano casi siempre al ajedrez',
  ])('behavior: other gains are not: %s', (text) => {
    expect(suggestCategory(text)).not.toBe('Money');
  });
});
