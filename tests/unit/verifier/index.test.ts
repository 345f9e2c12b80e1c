import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STEP_IDS, verifyProof } from '#lib/verifier/index';
import { file, node } from './support';

const rpcUrl = 'https://node.invalid';
const good = file.vectors[0]?.proof as Record<string, unknown>;
const NOT_CHECKED = {
  entry: 'not-checked',
  inclusion: 'not-checked',
  checkpoint: 'not-checked',
  anchor: 'not-checked',
};

const failing = ({ steps }: Awaited<ReturnType<typeof verifyProof>>) =>
  Object.fromEntries(steps.filter(({ ok }) => !ok).map(({ id, reason }) => [id, reason]));

describe('verifyProof', () => {
  test.each(file.vectors)('vector: $name', async ({ proof, failing: expected }) => {
    const verdict = await verifyProof(proof, { rpcUrl, fetchFn: node });
    expect(failing(verdict)).toEqual('format' in expected ? { ...expected, ...NOT_CHECKED } : expected);
    expect(verdict.steps.map(({ id }) => id)).toEqual(STEP_IDS);
    expect(verdict.ok).toBe(Object.keys(expected).length === 0);
    expect(verdict.anchoredAt).toBe(verdict.ok ? file.chain.time : null);
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

  test('property: one altered character anywhere in the file is not ok', async () => {
    const json = JSON.stringify(good);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: json.length - 1 }),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (at, char) => {
          const altered = json.slice(0, at) + char + json.slice(at + 1);
          const proof = parsed(altered);
          fc.pre(plain(altered) !== plain(json));
          expect((await verifyProof(proof, { rpcUrl, fetchFn: node })).ok).toBe(false);
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
