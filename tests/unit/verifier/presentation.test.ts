import { readFileSync } from 'node:fs';
import { Identity } from '@semaphore-protocol/identity';
import { keccak256, toUtf8Bytes } from 'ethers';
import fc from 'fast-check';
import { groth16 } from 'snarkjs';
import { describe, expect, test } from 'vitest';
import { isProven } from '#lib/credential/groth16';
import { identityKey } from '#lib/credential/identity';
import { VERIFICATION_KEY } from '#lib/credential/verification-key';
import { PRESENTATION_FAULTS, type PresentationFault } from '#lib/credential/verify';
import type { Bound, GroupId, Presentation, SemaphoreProof } from '#lib/protocol/credential';
import { readGroup, readPresentation, verifyPresentation } from '#lib/verifier/presentation';

interface Case {
  name: string;
  presentation: Presentation;
  list: '1' | '2' | '3' | null;
  expect: 'success' | PresentationFault;
  origin?: string;
  bound?: Bound;
  now?: number;
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const vectors: {
  origin: string;
  bound: Bound;
  now: number;
  numbers: Record<'scope' | 'scopeSignal' | 'message' | 'grantMessage', string>;
  identity: { secret: string; group: GroupId; key: string; commitment: string };
  lists: Record<'1' | '2' | '3', { head: object; signature: string; members: string[] }>;
  elsewhere: Presentation;
  cases: Case[];
} = read('tests/vectors/credential.json');
const [first] = vectors.cases;
if (!first) throw new Error('no vectors');
const good = first.presentation;

const verdictOf = async (each: Case) => {
  const group = each.list ? await readGroup(vectors.lists[each.list]) : null;
  const { origin = vectors.origin, bound = vectors.bound, now = vectors.now } = each;
  return verifyPresentation(each.presentation, { origin, bound, now, groups: group ? [group] : [] });
};

describe('vectors', () => {
  test.each(vectors.cases.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
    const verdict = await verdictOf(each);
    expect(verdict.ok ? 'success' : verdict.reason).toBe(each.expect);
  });

  test('name every fault', () => {
    expect(new Set(vectors.cases.map((each) => each.expect))).toEqual(new Set(['success', ...PRESENTATION_FAULTS]));
  });

  test('scope and message are hashes that anybody can compute', () => {
    const { scope, scopeSignal, message, grantMessage } = vectors.numbers;
    const hash = (text: string) => BigInt(keccak256(toUtf8Bytes(text))).toString();
    expect(scope).toBe(hash(`satchel/credential/scope/v1\n${vectors.origin}`));
    expect(message).toBe(hash(`satchel/credential/challenge/v1\n${vectors.bound.value}`));
    expect(scopeSignal).toBe((BigInt(keccak256(`0x${BigInt(scope).toString(16).padStart(64, '0')}`)) >> 8n).toString());
    expect(grantMessage).toBe(BigInt(`0x${'ab'.repeat(32)}`).toString());
    expect(good.proof.scope).toBe(scope);
    expect(good.proof.message).toBe(message);
  });

  test('the identity is one that Semaphore’s own library makes', async () => {
    const { secret, group, key, commitment } = vectors.identity;
    const bytes = await identityKey(secret, group);
    expect(`0x${Buffer.from(bytes).toString('hex')}`).toBe(key);
    expect(Identity.import(Buffer.from(bytes).toString('base64')).commitment.toString()).toBe(commitment);
    expect(vectors.lists[2].members).toContain(commitment);
  });
});

describe('beside snarkjs', () => {
  const key = read('node_modules/@zk-kit/semaphore-artifacts/semaphore-20.json');
  const signal = (text: string) =>
    (BigInt(keccak256(`0x${BigInt(text).toString(16).padStart(64, '0')}`)) >> 8n).toString();
  const theirs = ({ points: p, merkleTreeRoot, nullifier, message, scope }: SemaphoreProof): Promise<boolean> =>
    groth16.verify(key, [merkleTreeRoot, nullifier, signal(message), signal(scope)], {
      pi_a: [p[0], p[1], '1'],
      pi_b: [
        [p[3], p[2]],
        [p[5], p[4]],
        ['1', '0'],
      ],
      pi_c: [p[6], p[7], '1'],
      protocol: 'groth16',
      curve: 'bn128',
    });

  test('has the circuit’s own key', () => {
    const numbers = (value: unknown): bigint[] =>
      Array.isArray(value) ? value.flatMap(numbers) : [BigInt(value as string)];
    const affine = ([x, y]: unknown[]) => numbers([x, y]);
    const { alpha, beta, gamma, delta, inputs } = VERIFICATION_KEY;
    expect(numbers([alpha, beta, gamma, delta, inputs])).toEqual([
      ...[key.vk_alpha_1, key.vk_beta_2, key.vk_gamma_2, key.vk_delta_2].flatMap(affine),
      ...key.IC.flatMap(affine),
    ]);
  });

  test('says the same of the proofs of every vector', async () => {
    const proofs = new Map(vectors.cases.map(({ presentation: { proof } }) => [JSON.stringify(proof), proof]));
    for (const proof of [...proofs.values(), vectors.elsewhere.proof])
      expect(isProven(proof)).toBe(await theirs(proof));
  });
});

describe('two sites', () => {
  test('get nothing in common but the group', () => {
    const values = ({ proof }: Presentation) => [proof.nullifier, proof.scope, proof.message, ...proof.points];
    const here = new Set(values(good));
    const shared = values(vectors.elsewhere).filter((value) => here.has(value));
    // Both were shown for the same challenge here; sites make their own.
    expect(shared).toEqual([good.proof.message]);
  });
});

describe('untrusted input', () => {
  test('is no presentation, and nothing is thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (value) => {
        expect(readPresentation(value)).toBeNull();
        expect(await readGroup(value)).toBeNull();
        const expected = { origin: vectors.origin, bound: vectors.bound, groups: [] };
        expect(verifyPresentation(value, expected)).toEqual({ ok: false, reason: 'format' });
      }),
    );
  });

  test('a list with any part of its head changed is nobody’s', async () => {
    const { head, signature } = vectors.lists[2];
    expect(await readGroup({ head, signature })).not.toBeNull();
    for (const change of [{ name: 'Another class' }, { size: 6 }, { root: '1' }, { until: 9e9 }, { earlier: [] }]) {
      expect(await readGroup({ head: { ...head, ...change }, signature })).toBeNull();
    }
  });

  test('numbers beyond the field are refused', () => {
    const beyond = (2n ** 254n).toString();
    for (const part of ['nullifier', 'merkleTreeRoot'] as const) {
      expect(readPresentation({ ...good, proof: { ...good.proof, [part]: beyond } })).toBeNull();
    }
  });
});
