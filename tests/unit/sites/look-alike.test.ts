import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SITES } from '#lib/sites/index';
import { lookAlike } from '#lib/sites/look-alike';
import { unicodeHost } from '#lib/sites/punycode';

const KNOWN = ['https://claude.ai', 'https://chatgpt.com', 'https://gemini.google.com', 'https://mine.example:8443'];
const taken = (host: string) => lookAlike(`https://${domainToASCII(host)}`, KNOWN);

describe('what an address can be taken for', () => {
  test.each([
    // Cyrillic а and с, Greek ο, Cherokee-like and mathematical letters are folded by the browser or by the table.
    ['clаude.ai', 'claude.ai'],
    ['сlаude.аi', 'claude.ai'],
    ['claüde.ai', 'claude.ai'],
    ['c1aude.ai', 'claude.ai'],
    ['chatgрt.com', 'chatgpt.com'],
    ['chat.chatgрt.com', 'chatgpt.com'],
    ['gernini.google.com', 'gemini.google.com'],
    ['gemini.gοοgle.com', 'gemini.google.com'],
    ['mïne.example', 'mine.example'],
  ])('behavior: %s for %s', (host, site) => {
    expect(taken(host)).toBe(site);
  });

  test.each([
    'claude.ai',
    'api.claude.ai',
    'chatgpt.com',
    'mine.example',
    'example.com',
    'claudia.ai',
    'bücher.example',
  ])('behavior: %s for none', (host) => {
    expect(taken(host)).toBeNull();
  });

  test('behavior: no known site is taken for another', () => {
    const origins = SITES.flatMap((site) => site.origins);
    for (const origin of origins) expect(lookAlike(origin, origins), origin).toBeNull();
  });

  test('behavior: a host reads as Node reads it', () => {
    const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    let seen = 0;
    fc.assert(
      fc.property(label, (text) => {
        const ascii = domainToASCII(`${text}.example`);
        if (!ascii.startsWith('xn--')) return;
        seen++;
        expect(unicodeHost(ascii)).toBe(domainToUnicode(ascii));
      }),
      { numRuns: 2_000 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  test('error: what is no Punycode stays as it is, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(() => unicodeHost(`xn--${text}`)).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
    expect(unicodeHost('xn--99999999999.example')).toBe('xn--99999999999.example');
  });
});
