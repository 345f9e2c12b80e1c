import { LangEn } from 'ethers';
import { cardNumberAt, ibanAt } from './check-digits';

/** What must not be carried along in plain words. */
export type SecretKind = 'private-key' | 'api-key' | 'token' | 'password' | 'card' | 'iban' | 'seed-phrase';

export interface Secret {
  kind: SecretKind;
  /** Indices into the text, UTF-16 units. */
  from: number;
  to: number;
}

/** What stands in place of a secret. */
export const MASK = '••••••';

interface Pattern {
  kind: SecretKind;
  pattern: RegExp;
  /** The group that is the secret; the whole match without one. */
  group?: number;
  /** How many characters of what was found are the secret; 0 when it is none. */
  lengthOf?: (found: string) => number;
}

/** Keys that say by their form whose they are, as their makers and secret scanners describe them. */
const KEY_FORMS = [
  'sk-(?:ant-|proj-|or-v1-|svcacct-)?[\\w-]{20,}',
  '(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}',
  'gh[pousr]_[A-Za-z0-9]{36,}',
  'github_pat_\\w{22,}',
  'glpat-[\\w-]{20,}',
  'xox[abeoprs]-[\\w-]{10,}',
  'AIza[\\w-]{35}',
  'ya29\\.[\\w-]{20,}',
  'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  '(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}',
  'whsec_[A-Za-z0-9]{20,}',
  'npm_[A-Za-z0-9]{36}',
  'pypi-[\\w-]{50,}',
  'hf_[A-Za-z0-9]{30,}',
  'gsk_[A-Za-z0-9]{40,}',
  'xai-[A-Za-z0-9]{40,}',
  'r8_[A-Za-z0-9]{30,}',
  'do[por]_v1_[a-f0-9]{64}',
  'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}',
  'dckr_pat_[\\w-]{20,}',
  'lin_api_[A-Za-z0-9]{30,}',
  'ntn_[A-Za-z0-9]{40,}',
  'tskey-[\\w-]{20,}',
  'm0-[A-Za-z0-9]{30,}',
  'key-[0-9a-f]{32}',
  'AC[0-9a-f]{32}(?=[^0-9a-f])',
  '\\d{8,10}:AA[\\w-]{33}',
];

/** Names under which people note secrets, and what joins name and secret. */
const SECRET_NAME =
  'pass(?:word|wort|code|phrase)|passwd|pwd|kennwort|mot de passe|contraseña|(?:api|access|secret|auth|encryption)[ _-]?(?:key|token)|client[ _-]?secret|secret|bearer token|zugangsschlüssel|clé (?:api|secrète)|clave (?:api|secreta)';
const JOIN = '(?:\\s*[:=]\\s*|\\s+(?:is|ist|lautet|est|es)\\s*:?\\s+)';
const PIN_NAME = '(?:pin(?: ?code)?|geheimzahl|code pin|cvv|cvc)';

/** A noted secret, not a word about one ('the password is too short'). */
const looksSecret = (value: string) =>
  value.length >= 5 &&
  /[\d!@#$%^&*_+=~-]/.test(value) &&
  /[\p{L}]|\d{5}/u.test(value) &&
  !/^[\d.,%]+[a-z]{0,3}$|^\p{L}+-\p{L}+$/iu.test(value);

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'private-key',
    pattern: /-----BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}-----|$)/g,
  },
  {
    kind: 'private-key',
    pattern:
      /\b(?:xprv|yprv|zprv|tprv)[1-9A-HJ-NP-Za-km-z]{100,112}\b|\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b|(?<![A-Za-z0-9])[5KL][1-9A-HJ-NP-Za-km-z]{50,51}(?![A-Za-z0-9])/g,
  },
  {
    kind: 'private-key',
    pattern:
      /(?:private key|priv(?:ate)?[_ -]?key|secret key|privater schlüssel|clé privée|clave privada)[^\n]{0,30}?(?<![0-9a-f])((?:0x)?[0-9a-f]{64})(?![0-9a-f])/gi,
    group: 1,
  },
  { kind: 'api-key', pattern: new RegExp(`(?<![A-Za-z0-9_])(?:${KEY_FORMS.join('|')})(?![A-Za-z0-9])`, 'g') },
  {
    kind: 'api-key',
    pattern: /https:\/\/(?:hooks\.slack\.com\/services|discord(?:app)?\.com\/api\/webhooks)\/[\w/-]{20,}/g,
  },
  { kind: 'token', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g },
  {
    kind: 'token',
    pattern: /\b(?:bearer|basic)\s+([\w.~+/-]{20,}=*)/gi,
    group: 1,
    lengthOf: (value) => (/\d/.test(value) ? value.length : 0),
  },
  { kind: 'password', pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,100}:([^\s/@]{1,100})@/gi, group: 1 },
  {
    kind: 'password',
    pattern: new RegExp(`(?<![\\p{L}])(?:${SECRET_NAME})${JOIN}["'“«\`]?([^\\s"'”»\`,;]{4,200})`, 'giu'),
    group: 1,
    lengthOf: (value) => (looksSecret(value) ? value.length : 0),
  },
  {
    kind: 'password',
    pattern: new RegExp(
      `(?<![\\p{L}])${PIN_NAME}${JOIN}(\\d{3,8})(?![\\d.,]*\\s?(?:mm|cm|v|a|ohm|€|\\$|%))(?![\\p{L}\\d])`,
      'giu',
    ),
    group: 1,
  },
  { kind: 'card', pattern: /(?<![\d.,-])\d(?:[\p{Zs}\t\p{Pd}]?\d){12,18}/gu, lengthOf: cardNumberAt },
  { kind: 'iban', pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[\p{Zs}\t]?[A-Z0-9]){11,30}/gu, lengthOf: ibanAt },
];

/** Longer texts are not items. */
const MAX_CHARS = 100_000;

/** Secrets in a text, in order, none overlapping. A known form or a correct check digit is asked for: few false alarms. */
export function findSecrets(text: string): Secret[] {
  const seen = text.slice(0, MAX_CHARS);
  const found = [...PATTERNS.flatMap((pattern) => matches(seen, pattern)), ...seedPhrases(seen)];
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  return found.filter((secret, at) => found.slice(0, at).every((before) => before.to <= secret.from));
}

/** The text with every secret masked, and the kinds that were found. */
export function maskSecrets(text: string): { text: string; kinds: SecretKind[] } {
  const secrets = findSecrets(text);
  let masked = text;
  for (const { from, to } of [...secrets].reverse()) masked = masked.slice(0, from) + MASK + masked.slice(to);
  return { text: masked, kinds: [...new Set(secrets.map(({ kind }) => kind))] };
}

function matches(text: string, { kind, pattern, group, lengthOf }: Pattern): Secret[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const secret = match[group ?? 0] ?? '';
    const length = lengthOf ? lengthOf(secret) : secret.length;
    const from = match.index + (group ? match[0].lastIndexOf(secret) : 0);
    return length > 0 ? [{ kind, from, to: from + length }] : [];
  });
}

/** Fewest words of a BIP-39 phrase. */
const PHRASE_WORDS = 12;

/** Twelve and more words of BIP-39's English list in a row, numbered or not: prose does not do without 'the' and 'and'. */
function seedPhrases(text: string): Secret[] {
  const found: Secret[] = [];
  let run: { from: number; to: number }[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const end = run.at(-1)?.to;
    if (!isPhraseWord(word) || (end !== undefined && !/^[\s\d.,:;)-]{1,8}$/.test(text.slice(end, index)))) {
      found.push(...phraseOf(run));
      run = [];
    }
    if (isPhraseWord(word)) run.push({ from: index, to: index + word.length });
  }
  return [...found, ...phraseOf(run)];
}

const isPhraseWord = (word: string) =>
  word.length >= 3 && word.length <= 8 && LangEn.wordlist().getWordIndex(word.toLowerCase()) >= 0;

function phraseOf(words: readonly { from: number; to: number }[]): Secret[] {
  const [first, last] = [words[0], words.at(-1)];
  return first && last && words.length >= PHRASE_WORDS ? [{ kind: 'seed-phrase', from: first.from, to: last.to }] : [];
}
