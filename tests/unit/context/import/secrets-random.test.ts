import { HDNodeWallet, LangEn } from 'ethers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSecrets, MASK, maskSecrets, type SecretKind } from '#lib/context/import/index';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const row = (signs: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...signs), minLength: length, maxLength: length });
const letters = (length: number) => row(LETTERS, length);
const digits = (length: number) => row('0123456789', length);
const hex = (length: number) => row('0123456789abcdef', length);
const key = (start: string, rest: fc.Arbitrary<string>) => rest.map((text) => start + text);

/** The digit that makes a number right by ISO/IEC 7812-1, written from the standard. */
function luhnDigit(number: string): number {
  const sum = [...number].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** The check digits of ISO 13616, by ISO 7064 mod 97-10. */
function ibanOf(country: string, account: string): string {
  const number = [...`${account}${country}00`].map((sign) => Number.parseInt(sign, 36)).join('');
  return `${country}${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${account}`;
}

const inFours = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ');
const spelled = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.boolean()).map(([all, apart]) => (apart ? inFours(all) : all));

const cards = fc
  .oneof(
    key('4', digits(14)),
    key('51', digits(13)),
    key('55', digits(13)),
    key('34', digits(12)),
    key('6011', digits(11)),
  )
  .map((number) => `${number}${luhnDigit(number)}`);
const accounts: [string, number][] = [
  ['DE', 18],
  ['AT', 16],
  ['FR', 23],
  ['ES', 20],
  ['NL', 14],
  ['CH', 17],
];
const ibans = fc.oneof(
  ...accounts.map(([country, length]) => digits(length).map((account) => ibanOf(country, account))),
);
const phrases = fc
  .tuple(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.constantFrom(' ', '\n', ', '))
  .map(([entropy, join]) => HDNodeWallet.fromPhrase(phraseOf(entropy)).mnemonic?.phrase.split(' ').join(join) ?? '');
function phraseOf(entropy: Uint8Array): string {
  const list = LangEn.wordlist();
  // Twelve words of eleven bits; the last one is chosen so that the checksum is right.
  const words = Array.from({ length: 11 }, (_, at) =>
    list.getWord(((entropy[at] as number) << 3) | ((entropy[at + 1] as number) >> 5)),
  );
  for (let last = 0; last < 2_048; last++) {
    const phrase = [...words, list.getWord(last)].join(' ');
    try {
      HDNodeWallet.fromPhrase(phrase);
      return phrase;
    } catch {
      // Its checksum says that another word ends the phrase.
    }
  }
  throw new Error('one of 16 last words is right');
}
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokens = fc
  .tuple(fc.uuid(), letters(43))
  .map(([sub, sign]) => `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ sub })}.${sign}`);

const SECRETS: [string, SecretKind, fc.Arbitrary<string>][] = [
  ['OpenAI', 'api-key', key('sk-proj-', letters(48))],
  ['Anthropic', 'api-key', key('sk-ant-', key('api03-', letters(90)))],
  ['OpenRouter', 'api-key', key('sk-or-v1-', hex(64))],
  ['AWS', 'api-key', key('AKIA', row('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16))],
  ['Google', 'api-key', key('AIza', letters(35))],
  ['GitHub', 'api-key', key('ghp_', letters(36))],
  ['GitHub, fine-grained', 'api-key', key('github_pat_', letters(82))],
  ['GitLab', 'api-key', key('glpat-', letters(20))],
  [
    'Slack',
    'api-key',
    key(
      'xoxb-',
      digits(12).chain((id) => letters(24).map((rest) => `${id}-${rest}`)),
    ),
  ],
  ['Stripe', 'api-key', key('sk_live_', letters(24))],
  ['npm', 'api-key', key('npm_', letters(36))],
  ['Hugging Face', 'api-key', key('hf_', letters(34))],
  ['Groq', 'api-key', key('gsk_', letters(52))],
  ['xAI', 'api-key', key('xai-', letters(80))],
  ['SendGrid', 'api-key', fc.tuple(letters(22), letters(43)).map(([id, rest]) => `SG.${id}.${rest}`)],
  ['JWT', 'token', tokens],
  ['card', 'card', spelled(cards)],
  ['IBAN', 'iban', spelled(ibans)],
  ['PEM', 'private-key', letters(200).map((body) => `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`)],
  ['seed phrase', 'seed-phrase', phrases],
];

describe('any secret of its kind, in a sentence', () => {
  const before = fc.constantFrom('', 'Mine: ', 'I noted ', '(', 'Ich habe «');
  const after = fc.constantFrom('', '.', ' and so on', ')', '», glaube ich');

  test.each(SECRETS)('default: %s', (_name, kind, secrets) => {
    fc.assert(
      fc.property(before, secrets, after, (start, secret, end) => {
        expect(maskSecrets(`${start}${secret}${end}`)).toEqual({ text: `${start}${MASK}${end}`, kinds: [kind] });
      }),
      { numRuns: 60 },
    );
  });
});

describe('what only looks like one', () => {
  const wrong = (right: string, by: number) => `${right.slice(0, -1)}${(Number(right.at(-1)) + by) % 10}`;
  const by = fc.integer({ min: 1, max: 9 });

  test('behavior: a card number with a wrong check digit stays', () => {
    fc.assert(fc.property(cards, by, (card, off) => void expect(findSecrets(`Order ${wrong(card, off)}`)).toEqual([])));
  });

  test('behavior: what has wrong check digits is no account number', () => {
    fc.assert(
      fc.property(ibans, by, (iban, off) => {
        expect(findSecrets(`Ref ${wrong(iban, off)}`).map(({ kind }) => kind)).not.toContain('iban');
      }),
    );
  });

  test('behavior: eleven words of the list stay', () => {
    const eleven = phrases.map((phrase) =>
      phrase
        .split(/[\s,]+/)
        .slice(0, 11)
        .join(' '),
    );
    fc.assert(
      fc.property(eleven, (words) => void expect(findSecrets(words)).toEqual([])),
      { numRuns: 30 },
    );
  });
});
