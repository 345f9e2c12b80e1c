import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf } from '#lib/context/language/detect';
import { queryTermsOf, termsOf } from '#lib/context/terms';

const terms = (text: string) => termsOf(text).map(({ term }) => term);
/** Whether a query finds a text by at least one word. */
const finds = (query: string, text: string) => {
  const held = new Set(terms(text));
  return queryTermsOf(query).some(({ forms }) => forms.some((form) => held.has(form)));
};

describe('languageOf', () => {
  test.each([
    ['I work nights in a hospital', 'en'],
    ['Ich arbeite nachts in einem Krankenhaus', 'de'],
    ["Je travaille de nuit à l'hôpital", 'fr'],
    ['Trabajo de noche en un hospital', 'es'],
    ['Nüsse', 'de'],
    ['Kraków', null],
    ['', null],
  ] as const)('default: %s', (text, language) => {
    expect(languageOf(text.toLowerCase().split(' '))).toBe(language);
  });
});

describe('terms', () => {
  test.each([
    ['English', 'Which shift plan suits nurses?', 'I am a nurse'],
    ['English, irregular', 'What did I buy for the children?', 'I bought a kite for my child'],
    ['English, possessive', "Where is Anna's school?", 'Anna teaches'],
    ['German', 'Rezepte ohne Nüsse', 'Ich bin gegen eine Nuss allergisch'],
    ['German, one word', 'Allergien', 'Ich habe eine Allergie gegen Penicillin'],
    ['German, ß', 'Welche Strassen sind es', 'Ich wohne in der Gartenstraße und mag diese Straße'],
    ['French', 'un cadeau pour mes infirmières', 'Je suis infirmière à Lyon'],
    ['French, elision', "près de l'hôpital", 'Je travaille dans un hôpital'],
    ['Spanish', 'recetas para alérgicos', 'Soy alérgica al marisco'],
    ['without accents', 'vuelos desde malaga', 'Vivo en Málaga con mi familia'],
    ['Chinese', '适合护士的工作', '我是一名护士'],
    ['Japanese', '看護師の夜勤について', '私は看護師です'],
    ['Korean', '간호사를 위한 식단', '저는 병원에서 일하는 간호사입니다'],
    ['full width', 'ＮＡＳ backup', 'My NAS is in the cellar'],
  ])('default: %s', (_name, query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  test.each([
    ['English', 'What should I do about this?'],
    ['German', 'Was soll ich denn jetzt mit dem?'],
    ['French', 'Pourquoi est-ce que tu ne peux pas le faire?'],
    ['Spanish', '¿Qué puedo hacer con esto para mí?'],
  ])('behavior: function words are no terms, %s', (_name, text) => {
    expect(terms(text)).toEqual([]);
  });

  test('behavior: the word is kept as written, for the reason', () => {
    expect(termsOf('Nurses in Kraków').map(({ word }) => word)).toEqual(['nurses', 'kraków']);
  });

  test('behavior: no term holds a space, and any text is found by itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const own = terms(text);
        expect(own.every((term) => !term.includes(' '))).toBe(true);
        expect(own.length === 0 || finds(text, text)).toBe(true);
      }),
    );
  });
});
