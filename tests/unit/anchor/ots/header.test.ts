import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { mayAsk } from '#lib/anchor/ots/calendar';
import { fetchHeader, isLive, readHeader } from '#lib/anchor/ots/header';
import { fromHex, toHex } from '#lib/crypto/bytes';
import { CALENDARS, STAMP_SETTINGS, StampSettingsSchema } from '#lib/protocol/stamps';

/** Bitcoin's first block, as every description of it has it. */
const GENESIS = `01000000${'00'.repeat(32)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c`;
const GENESIS_HASH = '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f';
const MERKLE_ROOT = '0x3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a';

/** A server that answers these texts in turn. */
const saying = (...texts: string[]): typeof fetch => {
  const left = [...texts];
  return async () => new Response(left.shift() ?? '', { status: 200 });
};

describe('header', () => {
  test('default: Bitcoin’s first block', () => {
    const header = readHeader(fromHex(`0x${GENESIS}`), GENESIS_HASH);
    expect(toHex(header.merkleRoot)).toBe(MERKLE_ROOT);
    expect(header.time).toBe(1_231_006_505);
    // 2^48 / 65535, of difficulty 1.
    expect(header.work).toBe(4_295_032_833n);
    expect(isLive(header)).toBe(false);
  });

  test('default: fetched by height, then by hash', async () => {
    const asked: string[] = [];
    const fetchFn: typeof fetch = async (url) => {
      asked.push(String(url));
      return new Response(asked.length === 1 ? `${GENESIS_HASH}\n` : GENESIS);
    };
    expect((await fetchHeader('https://x.invalid/api', 0, fetchFn)).time).toBe(1_231_006_505);
    expect(asked).toEqual([
      'https://x.invalid/api/block-height/0',
      `https://x.invalid/api/block/${GENESIS_HASH}/header`,
    ]);
  });

  test.each<[string, string[]]>([
    ['no hash', ['<html>']],
    ['a path in place of a hash', ['../../x']],
    ['bytes that are no text', ['\ufffd\u0000']],
    ['no header', [GENESIS_HASH, '00']],
    ['a header with another hash', [GENESIS_HASH, GENESIS.replace(/7c$/, '7d')]],
  ])('error: header-mismatch on %s', async (_, texts) => {
    await expect(fetchHeader('https://x.invalid', 0, saying(...texts))).rejects.toMatchObject({
      code: 'header-mismatch',
    });
  });

  test('error: header-mismatch where there is no such block', async () => {
    const fetchFn: typeof fetch = async () => new Response('Block not found', { status: 404 });
    await expect(fetchHeader('https://x.invalid', 0, fetchFn)).rejects.toMatchObject({ code: 'header-mismatch' });
  });

  test('error: header-unreachable where the server is down, or sends too much', async () => {
    const down: typeof fetch = async () => new Response('', { status: 503 });
    const much = saying('0'.repeat(5_000));
    for (const fetchFn of [down, much]) {
      await expect(fetchHeader('https://x.invalid', 0, fetchFn)).rejects.toMatchObject({ code: 'header-unreachable' });
    }
  });

  test('property: a header that its target does not allow is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 79 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = fromHex(`0x${GENESIS}`);
        bytes[at] = (bytes[at] as number) ^ flip;
        expect(() => readHeader(bytes, GENESIS_HASH)).toThrow(expect.objectContaining({ code: 'header-mismatch' }));
      }),
    );
  });
});

describe('where an answer may lead', () => {
  test.each([
    ['https://alice.btc.calendar.opentimestamps.org', true],
    ['https://finney.calendar.eternitywall.com', true],
    ['https://ots.btc.catallaxy.com', true],
    ['https://own.example/calendar', true],
    ['http://own.example', false],
    ['https://own.example:8443', false],
    ['https://opentimestamps.org.evil.example', false],
    ['https://evilopentimestamps.org', false],
    ['http://alice.btc.calendar.opentimestamps.org', false],
    ['https://alice.btc.calendar.opentimestamps.org:22', false],
    ['http://127.0.0.1:8080', false],
    ['file:///etc/passwd', false],
    ['nothing', false],
  ])('%s: %j', (uri, expected) => {
    expect(mayAsk(uri, [...CALENDARS, 'https://own.example'])).toBe(expected);
  });
});

describe('settings', () => {
  test('default: the public calendars, and a server for blocks', () => {
    expect(v.parse(StampSettingsSchema, STAMP_SETTINGS)).toEqual(STAMP_SETTINGS);
  });

  test.each([
    'http://calendar.example',
    'https://',
    'ftp://x.example',
    'https://x.example/',
    'https://x.example?y',
    'https://[',
    'javascript:1',
  ])('error: %s is no calendar', (calendar) => {
    expect(v.is(StampSettingsSchema, { calendars: [calendar], headers: '' })).toBe(false);
  });

  test('default: one on this computer is', () => {
    expect(
      v.is(StampSettingsSchema, { calendars: ['http://127.0.0.1:14788'], headers: 'http://localhost:3000/api' }),
    ).toBe(true);
  });
});
