import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as english } from 'stemmer';
import { baseOf } from './irregular';
import type { Language } from './stop-words';

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = {
  en: (word) => english(fold(baseOf(word.replace(/'s?$/, '')))),
  de: german,
  fr: (word) => french(word.replace(/^(?:[cdjlmnst]|(?:jus|lors|puis)?qu)'/, '')),
  es: spanish,
};

/** A stemmer takes microseconds a word, and the same words come again. */
const MAX_KEPT = 20_000;
const kept: Record<Language, Map<string, string>> = { en: new Map(), de: new Map(), fr: new Map(), es: new Map() };

/** Without accents and ligatures: people leave them out. */
const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '');

/** The stem under which the index knows a word: Porter's for English, Snowball's for the others; accents folded. */
export function stemOf(word: string, language: Language): string {
  const known = kept[language];
  let stem = known.get(word);
  if (stem === undefined) {
    stem = fold(STEMMERS[language](word));
    if (known.size >= MAX_KEPT) known.clear();
    known.set(word, stem);
  }
  return stem;
}
