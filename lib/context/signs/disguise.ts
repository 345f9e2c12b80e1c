const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };
/** A digit in the middle of letters: a word that is written with numbers. */
const WORD_WITH_DIGITS = /[a-z]*(?:[a-z][013457@$]|[013457@$][a-z])[a-z013457@$]*/g;
/** Letters one by one. */
const SPACED = /(?:\b[a-z]\b[ .\-_*]{1,3}){4,}[a-z]\b/g;
/** From this many letters a row is worth to be turned round. */
const LEAST_LETTERS = 12;

/** Other readings of a text in which an order may be written, for those who are told how to read it. Folded text. */
export function readingsOf(folded: string): string[] {
  const letters = folded.replace(/[^a-z]/g, '').length;
  const readings = [folded.replace(WORD_WITH_DIGITS, unleet), folded.replace(SPACED, joined)];
  if (letters >= LEAST_LETTERS) readings.push([...folded].reverse().join(''), rot13(folded));
  return readings.filter((reading) => reading !== folded);
}

const unleet = (word: string) => word.replace(/[013457@$]/g, (sign) => LEET[sign] ?? sign);
/** Three and more spaces stand between words that are spaced themselves. */
const joined = (row: string) =>
  row
    .replace(/ {3,}/g, '\n')
    .replace(/[ .\-_*]/g, '')
    .replaceAll('\n', ' ');
const rot13 = (text: string) =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97));
