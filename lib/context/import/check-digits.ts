/** Lengths and first digits under which card numbers are given out (ISO/IEC 7812 ranges of the large networks). */
const CARD =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17})$/;

/** A card number by its range and Luhn's check digit (ISO/IEC 7812-1). Spaces and hyphens of any kind between digits are let pass. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/[\p{Zs}\t\p{Pd}]/gu, '');
  if (!CARD.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** @returns how many characters at the beginning are a card number, its expiry date left out; 0 when none are */
export function cardNumberAt(text: string): number {
  for (let length = text.length; length >= 13; length--) {
    const isCut = /\d/.test(text.charAt(length)) || !/\d/.test(text.charAt(length - 1));
    if (!isCut && isCardNumber(text.slice(0, length))) return length;
  }
  return 0;
}

/** Length of an IBAN by country (SWIFT's IBAN registry). */
const IBAN_LENGTHS =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 VG24 XK20';
const LENGTH_OF = new Map(IBAN_LENGTHS.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));

/**
 * An IBAN by its country's length and its check digits, modulo 97 (ISO 13616). Spaces are let pass.
 *
 * @returns how many characters at the beginning are one, without words that follow; 0 when none are
 */
export function ibanAt(text: string): number {
  const length = LENGTH_OF.get(text.slice(0, 2)) ?? 0;
  let [end, iban] = [0, ''];
  for (; end < text.length && iban.length < length; end++) iban += text.charAt(end).trim();
  if (length === 0 || iban.length < length || /[A-Z0-9]/.test(text.charAt(end))) return 0;
  const turned = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const c of turned) rest = Number(`${rest}${Number.parseInt(c, 36)}`) % 97;
  return rest === 1 ? end : 0;
}
