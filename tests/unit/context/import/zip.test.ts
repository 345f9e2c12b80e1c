import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_ITEMS_PER_IMPORT, type WalletError } from '#lib/protocol/index';
import { blobOf, bytesOf, chatGpt, imported, type Packed, zipOf } from './support';

const conversations: Packed = {
  name: 'conversations.json',
  content: JSON.stringify([chatGpt('Shifts', ['user', 'I am a nurse in Graz.'])]),
};
const problemOf = (bytes: Uint8Array<ArrayBuffer>) =>
  imported(blobOf(bytes), 'export.zip').then(
    () => null,
    (error: WalletError) => error.data,
  );

describe('archives that unpack to much in many small files', () => {
  const small = (i: number): Packed => ({ name: `${i}.json`, content: new Uint8Array(2 ** 20).fill(0x20) });

  test('error: all files together are denser than chats are', async () => {
    const many = Array.from({ length: 20 }, (_, i) => small(i));
    expect(await problemOf(zipOf([conversations, ...many]))).toMatchObject({ problem: 'bomb' });
  });

  test('error: all files that are read come to more than the bound', async () => {
    const two = ['one.json', 'two.json'].map((name): Packed => ({ ...conversations, name }));
    const bytes = blobOf(zipOf(two));
    const whole = String(conversations.content).length;
    await expect(imported(bytes, 'export.zip', { mostUnpacked: 2 * whole - 1 })).rejects.toMatchObject({
      data: { problem: 'too-large' },
    });
    expect((await imported(bytes, 'export.zip', { mostUnpacked: 2 * whole })).texts).toEqual(['I am a nurse in Graz']);
  });
});

describe('archives', () => {
  test.each([false, true])('default: stored %s', async (stored) => {
    const { texts, summary } = await imported(blobOf(zipOf([{ ...conversations, stored }])));
    expect(texts).toEqual(['I am a nurse in Graz']);
    expect(summary).toEqual({ apps: ['ChatGPT'], records: 1, candidates: 1, duplicates: 0, skipped: 0 });
  });

  test('behavior: files are known by what they hold; pictures, pages and what was attached are left out', async () => {
    const archive = zipOf([
      { name: 'folder/', content: '' },
      { name: 'file-1.png', content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]) },
      { name: 'chat.html', content: '<html><body>I live in Rome.</body></html>' },
      { name: 'attached.json', content: '[{"text":"I live in Rome."}]' },
      { name: 'broken.json', content: '[{"text":' },
      { name: 'attached.txt', content: 'I live in Rome.' },
      { ...conversations, name: 'renamed' },
    ]);
    expect((await imported(blobOf(archive))).texts).toEqual(['I am a nurse in Graz']);
  });

  test('behavior: an archive of notes alone is read as notes', async () => {
    const archive = zipOf([
      { name: 'me.md', content: '# About me\n\n- Lives in Graz\n' },
      { name: 'main.c', content: 'int main() {}' },
    ]);
    expect((await imported(blobOf(archive))).texts).toEqual(['Lives in Graz']);
  });

  test('behavior: ZIP64, as archives above 4 GB have it', async () => {
    expect((await imported(blobOf(asZip64(zipOf([conversations]))))).texts).toEqual(['I am a nurse in Graz']);
  });

  const spoiled: [string, Packed, string][] = [
    ['a way out', { ...conversations, name: '../../etc/passwd' }, 'unsafe-name'],
    ['an absolute name', { ...conversations, name: '/etc/passwd' }, 'unsafe-name'],
    ['a drive', { ...conversations, name: 'C:\\x' }, 'unsafe-name'],
    ['encryption', { ...conversations, change: { flags: 1 } }, 'encrypted'],
    ['another method', { ...conversations, change: { method: 14 } }, 'unsupported-zip'],
    ['a wrong checksum', { ...conversations, change: { crc: 1 } }, 'damaged'],
    ['more than it says', { ...conversations, change: { size: 10 } }, 'bomb'],
    ['less than it says', { ...conversations, change: { size: 10_000 } }, 'damaged'],
    ['far more than it is packed', { name: 'a.json', content: new Uint8Array(2 ** 25).fill(0x20) }, 'bomb'],
    ['a place outside', { ...conversations, change: { offset: 4_000 } }, 'damaged'],
  ];
  test.each(spoiled)('error: %s', async (_name, file, problem) => {
    expect(await problemOf(zipOf([file]))).toMatchObject({ problem });
  });

  test('error: files that share their bytes', async () => {
    expect(
      await problemOf(zipOf([conversations, { ...conversations, name: 'b', change: { offset: 0 } }])),
    ).toMatchObject({ problem: 'bomb' });
  });

  test('error: nothing known inside', async () => {
    expect(await problemOf(zipOf([{ name: 'a.json', content: '[{"x":1}]' }]))).toEqual({
      problem: 'unknown-format',
      file: 'export.zip',
    });
  });

  test('error: an export inside that breaks off, named', async () => {
    const cut = { ...conversations, content: String(conversations.content).slice(0, -20) };
    expect(await problemOf(zipOf([cut]))).toEqual({
      problem: 'truncated',
      file: 'conversations.json',
      record: 1,
      line: 1,
    });
  });

  test('error: an archive cut off anywhere gives nothing', async () => {
    const bytes = zipOf([conversations]);
    for (let length = 4; length < bytes.length; length += 7)
      expect(await problemOf(bytes.slice(0, length))).not.toBeNull();
  });

  test('behavior: changed anywhere, an archive is read or refused, in bounded time', async () => {
    const bytes = zipOf([conversations, { name: 'user.json', content: '{"chatgpt_plus_user":true}', stored: true }]);
    const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(change, async (changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        const result = await imported(blobOf(changed)).catch((error: WalletError) => error.code);
        if (typeof result === 'string') expect(result).toMatch(/^file-/);
        else expect(result.candidates.length).toBeLessThanOrEqual(MAX_ITEMS_PER_IMPORT);
      }),
      { numRuns: 10_000 },
    );
  }, 240_000);

  test('behavior: bytes of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (noise, isZip) => {
        const bytes = new Uint8Array([...(isZip ? bytesOf('PK\u0003\u0004') : []), ...noise]);
        const result = await imported(blobOf(bytes)).catch((error: WalletError) => error.code);
        if (typeof result === 'string') expect(result).toMatch(/^file-/);
        else expect(result.candidates.length).toBeLessThan(200);
      }),
      { numRuns: 10_000 },
    );
  }, 240_000);
});

/** The same archive with its directory's place told by ZIP64's records alone (APPNOTE.TXT 4.3.14 to 4.3.16). */
function asZip64(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const [end, body] = [Buffer.from(bytes.slice(-22)), bytes.slice(0, -22)];
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  for (const [at, value] of [
    [24, end.readUInt16LE(8)],
    [32, end.readUInt16LE(10)],
    [40, end.readUInt32LE(12)],
    [48, end.readUInt32LE(16)],
  ] as const) {
    record.writeBigUInt64LE(BigInt(value), at);
  }
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(body.length), 8);
  end.fill(0xff, 8, 20);
  return new Uint8Array(Buffer.concat([body, record, locator, end]));
}
