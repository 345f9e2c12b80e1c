import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file, node } from './support';

/** The command itself, as a person runs it, against a node on this computer. */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'verify-'));
let server: Server;
let rpc = '';

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.end(await (await node('', { body })).text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the node has no port');
  rpc = `http://127.0.0.1:${address.port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function written(content: string): string {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, content);
  return path;
}

async function verify(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, ['scripts/verify.mjs', ...args]);
    return { code: 0, out: stdout, error: stderr };
  } catch (failure) {
    const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, error: stderr };
  }
}

const proofOf = (name: string) => {
  const found = file.vectors.find((vector) => vector.name === name);
  if (!found) throw new Error(`no vector ${name}`);
  return written(JSON.stringify(found.proof));
};

describe('npm run verify', () => {
  test('default: a proof that holds on a chain that is no witness ends with 0 and says so', async () => {
    const { code, out } = await verify(proofOf('everything holds'), '--rpc', rpc);
    expect(code).toBe(0);
    expect(out).toContain('on a chain that is no witness');
    expect(out).toContain(new Date(file.chain.time * 1000).toISOString());
  });

  test('args: without a node the proof is open, and the words say what to give', async () => {
    const { code, out } = await verify(proofOf('everything holds'));
    expect(code).toBe(2);
    expect(out).toContain('--rpc URL');
  });

  test('args: json names every step', async () => {
    const { code, out } = await verify(proofOf('one altered character in the entry'), '--rpc', rpc, '--json');
    expect(code).toBe(1);
    const { kind, outcome, verdict } = JSON.parse(out);
    expect({ kind, outcome, ok: verdict.ok }).toEqual({ kind: 'proof', outcome: 'fails', ok: false });
    expect(verdict.steps).toContainEqual({ id: 'inclusion', ok: false, reason: 'root-mismatch' });
  });

  test.each([
    ['no file', () => [join(folder, 'none.json')]],
    ['no JSON', () => [written('proof')]],
    ['no arguments', () => []],
    ['an unknown option', () => [written('{}'), '--trust']],
  ])('error: %s ends with 3 and nothing on the output', async (_, args) => {
    const { code, out, error } = await verify(...args());
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(error).not.toBe('');
  });

  test('behavior: a membership without its list is open, and an altered one fails', async () => {
    const [{ presentation }] = JSON.parse(readFileSync('tests/vectors/credential.json', 'utf8')).cases;
    expect((await verify(written(JSON.stringify(presentation)))).code).toBe(2);
    const altered = { ...presentation, origin: 'https://other.example' };
    expect((await verify(written(JSON.stringify(altered)))).code).toBe(1);
  });
});
