import { i18n } from '#i18n';
import { folderName, personName } from '#lib/protocol/index';

/** Numbers and dates as the messages' language writes them. Times are Unix milliseconds. */

const UNITS = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** The browser's own variant of the messages' language, as en-GB for en; else the messages' language. */
const language = () => {
  const words = i18n.t('language');
  return navigator.languages.find((tag) => tag.split('-')[0] === words) ?? words;
};

/** '3 minutes ago', 'in 2 days'; within a minute 'just now' or 'in a moment'. */
export function ago(at: number, now = Date.now()): string {
  const distance = at - now;
  for (const [unit, ms] of UNITS) {
    if (Math.abs(distance) >= ms) {
      return new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(Math.trunc(distance / ms), unit);
    }
  }
  return i18n.t(distance > 0 ? 'in_a_moment' : 'just_now');
}

/** '22 November 2026 at 16:42'. */
export const fullTime = (at: number): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'short' }).format(at);

/** '22 February 2027'. */
export const fullDate = (at: number): string => new Intl.DateTimeFormat(language(), { dateStyle: 'long' }).format(at);

/** '3 May', with the year where it is another one. */
export function shortDate(at: number, now = Date.now()): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', ...year }).format(at);
}

/** '16:42'. */
export const clock = (at: number): string => new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(at);

export const count = (value: number): string => new Intl.NumberFormat(language()).format(value);

const WEI_A_COIN = 1e18;

/** '0.0000014': two digits that count, never in powers of ten. */
export const coins = (wei: bigint): string =>
  new Intl.NumberFormat(language(), { maximumSignificantDigits: 2, maximumFractionDigits: 18 }).format(
    Number(wei) / WEI_A_COIN,
  );

/** "'nurse', 'shift'", joined as the language joins. */
export const list = (words: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: 'conjunction', style: 'narrow' }).format(words);

/** `0x3f21…9ac4`: enough to tell addresses apart, never enough to check one. */
export const shortHex = (hex: string): string => (hex.length > 14 ? `${hex.slice(0, 6)}…${hex.slice(-4)}` : hex);

/** `chatgpt.com` of `https://chatgpt.com`, punycode as it is; of a folder's or person's place, its name. */
export function hostOf(origin: string): string {
  const folder = folderName(origin);
  if (folder !== null) return i18n.t('folder_named', [folder]);
  const person = personName(origin);
  if (person !== null) return i18n.t('person_named', [person]);
  return URL.canParse(origin) ? new URL(origin).host : origin;
}
