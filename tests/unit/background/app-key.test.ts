import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getEncryptionPublicKey } from '@metamask/eth-sig-util';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { readAppKey } from '../../../entrypoints/background/apps/key-file';

const KEY = getEncryptionPublicKey('11'.repeat(32));
const FILE = JSON.stringify({ version: 1, key: KEY });
const hex = `0x${Buffer.from(KEY, 'base64').toString('hex')}`;

let server: Server | undefined;
afterEach(() => void server?.close());

/** An origin whose server answers so. */
async function origin(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const saying = (body: string, status = 200) => origin((_, response) => void response.writeHead(status).end(body));

describe('readAppKey', () => {
  test('default: the key, in hex, from the one path, without cookies or referrer', async () => {
    const seen: string[] = [];
    const at = await origin(({ url, headers }, response) => {
      seen.push(`${url} ${headers.cookie} ${headers.referer}`);
      response.end(FILE);
    });
    expect(await readAppKey(at)).toBe(hex);
    expect(seen).toEqual(['/.well-known/context-wallet.json undefined undefined']);
  });

  test('behavior: members that are not known are ignored', async () => {
    expect(await readAppKey(await saying(JSON.stringify({ version: 1, key: KEY, name: 'App' })))).toBe(hex);
  });

  const refused: [string, string, number?][] = [
    ['no file', FILE, 404],
    ['no JSON', 'key'],
    ['another version', JSON.stringify({ version: 2, key: KEY })],
    ['a key in hex', JSON.stringify({ version: 1, key: hex })],
    ['a key too short', JSON.stringify({ version: 1, key: KEY.slice(4) })],
    ['another spelling of a key', JSON.stringify({ version: 1, key: `${KEY.slice(0, 42)}B=` })],
    ['a key of low order', JSON.stringify({ version: 1, key: Buffer.alloc(32).toString('base64') })],
    ['more than 4,096 bytes', JSON.stringify({ version: 1, key: KEY, padding: ' '.repeat(4_096) })],
  ];
  test.each(refused)('error: %s', async (_, body, status) => {
    await expect(readAppKey(await saying(body, status))).rejects.toMatchObject({ code: 'app-key' });
  });

  test('error: a redirect is not followed', async () => {
    const at = await origin(({ url }, response) => {
      if (url === '/elsewhere') response.end(FILE);
      else response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(readAppKey(at)).rejects.toMatchObject({ code: 'app-key' });
  });

  test('error: a file without end is cut off', async () => {
    const at = await origin((_, response) => {
      response.on('error', () => undefined);
      const more = () => response.destroyed || response.write(' '.repeat(1_024), () => setImmediate(more));
      more();
    });
    await expect(readAppKey(at)).rejects.toMatchObject({ code: 'app-key' });
  });

  test('error: whatever the server says, it is a key or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (body) => {
        const fetchFn = async () => new Response(body);
        await expect(readAppKey('https://app.example', fetchFn)).rejects.toMatchObject({ code: 'app-key' });
      }),
    );
  });
});
