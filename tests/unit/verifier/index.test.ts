import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALONE_STEP_IDS, STEP_IDS, type VerifyOptions, verifyProof } from '#lib/verifier/index';
import { file, HEADERS, node, RPC_URL } from './support';

const rpcUrl = RPC_URL;
const both: VerifyOptions = { rpcUrl, headers: HEADERS, fetchFn: node };
const good = file.vectors[0]?.proof as Record<string, unknown>;
const vector = (name: string) => file.vectors.find((each) => each.name === name)?.proof;

const failing = ({ steps }: Awaited<ReturnType<typeof verifyProof>>) =>
  Object.fromEntries(steps.filter(({ ok }) => !ok).map(({ id, reason }) => [id, reason]));

describe('verifyProof', () => {
  test.each(file.vectors)('vector: $name', async ({ name, proof, failing: expected }) => {
    const verdict = await verifyProof(proof, both);
    const isAlone = name.startsWith('alone: ');
    const ids = isAlone ? ALONE_STEP_IDS : STEP_IDS;
    const untried = Object.fromEntries(ids.filter((id) => id !== 'format').map((id) => [id, 'not-checked']));
    expect(failing(verdict)).toEqual('format' in expected ? { ...expected, ...untried } : expected);
    expect(verdict.steps.map(({ id }) => id)).toEqual(ids);
    expect(verdict.ok).toBe(Object.keys(expected).length === 0);
    const time = verdict.witness === 'bitcoin' ? file.bitcoin.time : file.chain.time;
    expect(verdict.anchoredAt).toBe(verdict.ok ? time : null);
  });

  test('default: the entry comes out parsed', async () => {
    const { entry } = await verifyProof(good, { rpcUrl, fetchFn: node });
    expect(entry).toMatchObject({ kind: 'disclosure', body: { origin: 'https://chatgpt.com' } });
  });

  test('args: without a node the anchor is not checked, and so not ok', async () => {
    const verdict = await verifyProof(good);
    expect(failing(verdict)).toEqual({ anchor: 'not-checked' });
    expect(verdict).toMatchObject({ ok: false, anchoredAt: null });
  });

  test('args: eas, for a chain that Satchel does not know', async () => {
    const chainId = 4242;
    const fetchFn: typeof fetch = async (url, init) => {
      const { id, method } = JSON.parse(String(init?.body));
      return method === 'eth_chainId' ? Response.json({ id, result: '0x1092' }) : node(url, init);
    };
    const proof = { ...good, anchor: { ...(good.anchor as object), chainId } };
    expect((await verifyProof(proof, { rpcUrl, fetchFn, eas: file.chain.eas })).ok).toBe(true);
    for (const eas of [undefined, `0x${'2'.repeat(40)}`]) {
      const verdict = await verifyProof(proof, eas ? { rpcUrl, fetchFn, eas } : { rpcUrl, fetchFn });
      expect(failing(verdict)).toEqual({ anchor: 'anchor-contract' });
    }
  });

  test.each([
    [8453, '0x4200000000000000000000000000000000000021', true],
    [8453, file.chain.eas, false],
    [8453, `0x${'2'.repeat(40)}`, false],
    [84532, file.chain.eas, false],
    [31337, '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512', false],
    [4242, file.chain.eas, false],
  ])('behavior: a proof on chain %i by contract %s is on a live chain: %s', async (chainId, eas, isLiveChain) => {
    const fetchFn: typeof fetch = async (url, init) => {
      const { id, method } = JSON.parse(String(init?.body));
      return method === 'eth_chainId' ? Response.json({ id, result: `0x${chainId.toString(16)}` }) : node(url, init);
    };
    const proof = { ...good, anchor: { ...(good.anchor as object), chainId, eas } };
    expect(await verifyProof(proof, { rpcUrl, fetchFn, eas })).toMatchObject({ ok: true, isLiveChain });
  });

  test('behavior: a proof without anchor, or no proof at all, is on no live chain', async () => {
    expect((await verifyProof({ ...good, anchor: null })).isLiveChain).toBe(false);
    expect((await verifyProof(null)).isLiveChain).toBe(false);
  });

  test.each(['stamp: a block of Bitcoin holds the root', 'alone: a block of Bitcoin holds the record'])(
    '%s: without a server of blocks it is open, and the block is named',
    async (name) => {
      const verdict = await verifyProof(vector(name), { rpcUrl, fetchFn: node });
      expect(failing(verdict)).toEqual({ anchor: 'not-checked' });
      expect(verdict).toMatchObject({ ok: false, witness: 'bitcoin', anchoredAt: null, isLiveChain: false });
      expect(file.bitcoin.blocks.map(({ height }) => height)).toContain(verdict.block);
    },
  );

  test('behavior: a block that took no work shows others no time', async () => {
    const verdict = await verifyProof(vector('alone: a block of Bitcoin holds the record'), both);
    expect(verdict).toMatchObject({ ok: true, isLiveChain: false });
  });

  test('error: a server of blocks that is down', async () => {
    const fetchFn: typeof fetch = () => Promise.reject(new TypeError('down'));
    const proof = vector('stamp: a block of Bitcoin holds the root');
    expect(failing(await verifyProof(proof, { headers: HEADERS, fetchFn }))).toEqual({ anchor: 'header-unreachable' });
  });

  test('error: a node that is down', async () => {
    const fetchFn: typeof fetch = () => Promise.reject(new TypeError('down'));
    expect(failing(await verifyProof(good, { rpcUrl, fetchFn }))).toEqual({ anchor: 'chain-unreachable' });
  });

  test('error: an object that throws when it is looked at', async () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => ['format'],
        get: () => {
          throw new Error('trap');
        },
      },
    );
    expect((await verifyProof(trap)).steps[0]).toEqual({ id: 'format', ok: false, reason: 'format' });
  });

  test('property: any JSON is answered, and none of it is ok', async () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.record({ key: fc.constantFrom(...Object.keys(good)), value: fc.jsonValue() }),
    );
    await fc.assert(
      fc.asyncProperty(value, async (candidate) => {
        const isPatch = typeof candidate === 'object' && candidate !== null && 'key' in candidate;
        const proof = isPatch ? { ...good, [String(candidate.key)]: candidate.value } : candidate;
        fc.pre(JSON.stringify(proof) !== JSON.stringify(good));
        expect((await verifyProof(proof, { rpcUrl, fetchFn: node })).ok).toBe(false);
      }),
    );
  });

  test.each([
    'everything holds',
    'stamp: a block of Bitcoin holds the root',
    'alone: a block of Bitcoin holds the record',
  ])('property: one altered character anywhere in the file is not ok: %s', async (name) => {
    const json = JSON.stringify(vector(name));
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: json.length - 1 }),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (at, char) => {
          const altered = json.slice(0, at) + char + json.slice(at + 1);
          const proof = parsed(altered);
          fc.pre(plain(altered) !== plain(json));
          expect((await verifyProof(proof, both)).ok).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The case of an address's letters carries no meaning. */
const plain = (json: string): string => json.replace(/"eas":"[^"]*"/, (member) => member.toLowerCase());

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
