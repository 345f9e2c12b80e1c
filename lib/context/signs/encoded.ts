import { visibleText } from '#lib/protocol/index';

/** Escapes in a row that spell a word. */
const ESCAPES = /(?:%[0-9a-f]{2}){6,}|(?:\\x[0-9a-f]{2}){5,}|(?:\\u[0-9a-f]{4}){5,}/i;
const BASE64 = /(?<![\w+/])[A-Za-z0-9+/]{12,}={0,2}(?![\w+/=])/g;
const HEX = /(?<!\w)(?:[0-9a-f]{2}){8,}(?!\w)/gi;
/** Longer than any name, and no hash. */
const LONG = /[A-Za-z0-9+/]{80,}/;
const PRINTED = /^[\t\n\r\x20-\x7e]+$/;
/** Decoded letters and spaces from which something was written, not hit by chance. */
const WORDED = /[a-z]{3}.*[a-z]{3}/i;
/** Invisible characters that one slip explains. */
const FEW_HIDDEN = 2;
/** Characters that have no place in a note: tags, and overrides of direction. */
const NEVER = /[\u{e0000}-\u{e007f}\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text holds what a model reads and a person does not: in code, or in characters that are not seen. */
export function holdsCode(text: string): boolean {
  return ESCAPES.test(text) || LONG.test(text) || spells(text) || NEVER.test(text) || hidden(text) > FEW_HIDDEN;
}

/** Whether a word of it is Base64 or hexadecimal for readable text. A hash or a name is for noise. */
function spells(text: string): boolean {
  const decoded = [
    ...Array.from(text.matchAll(BASE64), ([word]) => fromBase64(word)),
    ...Array.from(text.matchAll(HEX), ([word]) => fromHex(word)),
  ];
  return decoded.some((meaning) => PRINTED.test(meaning) && WORDED.test(meaning));
}

function fromBase64(word: string): string {
  try {
    return atob(word);
  } catch {
    return '';
  }
}

const fromHex = (word: string) => word.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));

/** How many characters are read but not seen; line ends and tabs aside. */
function hidden(text: string): number {
  const plain = text.replace(/\p{Cc}/gu, '');
  return [...plain].length - [...visibleText(plain)].length;
}
