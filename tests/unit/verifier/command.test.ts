import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file, HEADERS, node } from './support';

/** The command itself, as a person runs it, against a node on this computer. */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'verify-'));
let server: Server;
let rpc = '';
let headers = '';

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const answer = await node(request.method === 'GET' ? `${HEADERS}${request.url}` : '', { body });
    response.statusCode = answer.status;
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the node has no port');
  rpc = `http://127.0.0.1:${address.port}`;
  headers = rpc;
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

function vector(name: string): { entry: string } {
  const found = file.vectors.find((each) => each.name === name);
  if (!found) throw new Error(`no vector ${name}`);
  return found.proof as { entry: string };
}

const proofOf = (name: string) => written(JSON.stringify(vector(name)));

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

  test.each(['stamp: a block of Bitcoin holds the root', 'alone: a block of Bitcoin holds the record'])(
    'args: headers, for a %s',
    async (name) => {
      const open = await verify(proofOf(name));
      expect(open.code).toBe(2);
      expect(open.out).toContain('--headers URL');
      const { code, out } = await verify(proofOf(name), '--headers', headers);
      expect(code).toBe(0);
      expect(out).toContain(new Date(file.bitcoin.time * 1000).toISOString());
    },
  );

  test('behavior: receipts with their proofs, each by its own proof', async () => {
    const proof = vector('everything holds');
    const receipt = JSON.parse(proof.entry).body;
    const receipts = (...all: unknown[]) =>
      written(JSON.stringify({ format: 'satchel-receipts', version: 1, receipts: all }));
    const good = await verify(receipts({ receipt, proof }, { receipt, proof }), '--rpc', rpc);
    expect(good.code).toBe(0);
    expect(good.out.match(/holds {2}/g)).toHaveLength(2);
    const bad = await verify(
      receipts({ receipt, proof }, { receipt: { ...receipt, origin: 'https://x.example' }, proof }),
      '--rpc',
      rpc,
    );
    expect(bad.code).toBe(1);
    expect(bad.out).toContain('the proof is of something else');
    expect((await verify(receipts({ receipt, proof }, { receipt, proof: null }), '--rpc', rpc)).code).toBe(2);
  });

  test('behavior: a membership without its list is open, and an altered one fails', async () => {
    const [{ presentation }] = JSON.parse(readFileSync('tests/vectors/credential.json', 'utf8')).cases;
    expect((await verify(written(JSON.stringify(presentation)))).code).toBe(2);
    const altered = { ...presentation, origin: 'https://other.example' };
    expect((await verify(written(JSON.stringify(altered)))).code).toBe(1);
  });

  test('args: proof, of when a membership was shown; one of something else fails', async () => {
    const [{ presentation }] = JSON.parse(readFileSync('tests/vectors/credential.json', 'utf8')).cases;
    const { code, out } = await verify(
      written(JSON.stringify(presentation)),
      '--proof',
      proofOf('everything holds'),
      '--rpc',
      rpc,
    );
    expect(code).toBe(1);
    expect(out).toContain('The proof beside it is of something else');
  });
});
