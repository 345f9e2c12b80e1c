import type { FrameLanguage } from '#lib/protocol/index';
import { STOP_WORDS } from './stop-words';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Function words by which a draft is told: those of the index, and the commonest of languages that have no stems. */
const TELLING: readonly [language: FrameLanguage, words: ReadonlySet<string>][] = [
  ['en', STOP_WORDS.en],
  ['de', STOP_WORDS.de],
  ['fr', STOP_WORDS.fr],
  ['es', STOP_WORDS.es],
  [
    'it',
    list(
      'a al alla anche c che chi ci come con cosa da dal dei del della delle di e è gli ha hai ho i il in io la le lo ' +
        'ma mi mia miei mio nel nella non o per perché più può puoi quale quando questa questo se si sono sto sul sulla ' +
        'tra tu un una uno vorrei',
    ),
  ],
  [
    'pt',
    list(
      'a ao aos as até com como da das de do dos e é ela ele em eu foi isso isto já lhe mais mas me meu minha muito na ' +
        'não nas no nos o onde os ou para pela pelo por porque pode posso quais qual quando que quero se sem ser seu sua ' +
        'são também tem tenho um uma você',
    ),
  ],
  [
    'nl',
    list(
      'aan als bij dan dat de deze die dit door een en er geen had heb hebben heeft het hij hoe ik in is je kan kun ' +
        'maar me meer met mij mijn naar niet nog of om ook op over te tot uit van voor waar wat we wel welke wie wil ' +
        'worden wordt zal ze zijn zo zou',
    ),
  ],
  [
    'pl',
    list(
      'a ale bo być chcę co czy dla do gdzie i ich ile jak jaka jaki jakie jest jestem już kiedy która który która ma ' +
        'mam mi mnie może mogę mój moja moje mojego mojej na nie o od oraz po pod proszę przez przy są się sobie ta tak ' +
        'tego tej ten to tylko tym w we z za ze że żeby',
    ),
  ],
];
/** Letters that, of the languages of Latin script above, only these write. */
const OWN_LETTERS: readonly [language: FrameLanguage, letters: RegExp][] = [
  ['de', /[ßöü]/],
  ['fr', /[œùûê]|ç[ao]/],
  ['es', /[ñ¿¡]/],
  ['pt', /[ãõ]/],
  ['pl', /[ąęłńśźż]/],
];
/** Letters that none of them writes: the draft is in another language. */
const STRANGE = /[āčďěğıķľņřšťůūžőűåøæþðșțăđ]/;
const UKRAINIAN = /[іїєґ]/;
/** Cyrillic of Belarusian, Serbian, Macedonian, Bulgarian's commonest endings aside. */
const OTHER_CYRILLIC = /[ўђјљњћџѓѕќ]/;
/** Of these, only Russian writes them among the languages that are left. */
const RUSSIAN = /[ыэё]/;

/** A draft's first characters tell its language; more change nothing. */
const MAX_CHARS = 2_000;
const LEAST_SHARE = 0.25;
/** How far ahead of the next language. */
const AHEAD = 1.25;

/**
 * The language of a draft, of those that a frame is written in, by script, letters and function words.
 *
 * @returns null where too little speaks for one
 */
export function languageOfDraft(draft: string): FrameLanguage | null {
  const text = draft.slice(0, MAX_CHARS).normalize('NFC').toLowerCase();
  return ofEastAsia(text) ?? ofCyrillic(text) ?? ofLatin(text);
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function ofEastAsia(text: string): FrameLanguage | null {
  const [han, kana, hangul] = [
    count(text, /\p{sc=Han}/gu),
    count(text, /[\p{sc=Hiragana}\p{sc=Katakana}]/gu),
    count(text, /\p{sc=Hangul}/gu),
  ];
  // Each stands for a word or half of one: between words of another script these are what the sentence is made of.
  if (han + kana + hangul === 0 || 2 * (han + kana + hangul) < count(text, /[a-zà-ÿ]+/g)) return null;
  if (hangul > han + kana) return 'ko';
  return kana > 0 ? 'ja' : 'zh';
}

function ofCyrillic(text: string): FrameLanguage | null {
  const letters = count(text, /\p{sc=Cyrillic}/gu);
  if (letters === 0 || letters < count(text, /\p{sc=Latin}/gu) || OTHER_CYRILLIC.test(text)) return null;
  if (UKRAINIAN.test(text)) return RUSSIAN.test(text) ? null : 'uk';
  return RUSSIAN.test(text) ? 'ru' : null;
}

function ofLatin(text: string): FrameLanguage | null {
  if (STRANGE.test(text)) return null;
  const words = text.replaceAll('’', "'").match(/\p{L}+(?:'(?:m|s|t|d|ve|ll|re))?/gu) ?? [];
  const scores = TELLING.map(([language, telling]) => {
    const own = OWN_LETTERS.find(([of]) => of === language)?.[1];
    return { language, score: words.filter((word) => telling.has(word) || own?.test(word)).length };
  }).sort((a, b) => b.score - a.score);
  const [best, next] = scores;
  if (!best || best.score < 2 || best.score < words.length * LEAST_SHARE) return null;
  return best.score >= AHEAD * (next?.score ?? 0) ? best.language : null;
}
