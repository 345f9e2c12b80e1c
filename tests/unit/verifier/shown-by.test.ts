import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lineOf } from '#lib/credential/line';
import { toHex } from '#lib/crypto/bytes';
import { logOrigin, logPublicKey, signCheckpoint } from '#lib/log/checkpoint';
import { commitment, type EntryKind, writeEntry } from '#lib/log/entry';
import { buildProof } from '#lib/log/proof';
import type { Presentation } from '#lib/protocol/credential';
import type { ProofFile } from '#lib/protocol/proof';
import { readGroup, verifyPresentation } from '#lib/verifier/presentation';
import { shownBy } from '#lib/verifier/shown-by';
import { MemoryNodes } from '../log/support';
import { RPC_URL } from './support';

const SEED = new Uint8Array(32).fill(3);
const SALT = toHex(new Uint8Array(32).fill(1));
const TX = `0x${'44'.repeat(32)}`;
const BASE = { chainId: 8453, eas: '0x4200000000000000000000000000000000000021' };
/** When list 3 says that someone was taken out. */
const REMOVED = 1_790_172_800;

const vectors = JSON.parse(readFileSync('tests/vectors/credential.json', 'utf8'));
const named = (name: string): Presentation =>
  vectors.cases.find((each: { name: string }) => each.name === name).presentation;
const removed = named('a member who was removed since');
const granted = named('a member, for a grant');

const showing = ({ group, origin, bound, proof }: Presentation) => ({
  id: 'x',
  group,
  origin,
  bound,
  pseudonym: proof.nullifier,
});
const delivery = (presentation: Presentation) => ({
  id: 'y',
  origin: presentation.origin,
  grantUid: presentation.bound.value,
  text: `- I keep bees\n${lineOf(presentation, 'Evening class')}`,
});

/** A proof of one entry, and a node of a live chain that has seen its root at `time`. */
async function recorded(kind: EntryKind, body: object, time: number, chain = BASE) {
  const nodes = new MemoryNodes();
  const entry = writeEntry({ v: 1, kind, at: 5, body: JSON.parse(JSON.stringify(body)) });
  const root = await nodes.append([commitment(entry, SALT)]);
  const checkpoint = signCheckpoint({ origin: logOrigin('test'), size: 1, root }, SEED);
  const anchor: ProofFile['anchor'] = { kind: 'eas-timestamp', ...chain, txHash: TX, block: 7, time };
  const parts = { read: nodes.read, checkpoint, logKey: logPublicKey(SEED), anchor };
  const proof = await buildProof({ ...parts, entry, salt: SALT, index: 0 });
  const fetchFn: typeof fetch = async (_, init) => {
    const { id, method } = JSON.parse(String(init?.body));
    const answers: Record<string, unknown> = {
      eth_chainId: `0x${chain.chainId.toString(16)}`,
      eth_call: `0x${time.toString(16).padStart(64, '0')}`,
      eth_getLogs: [{ transactionHash: TX, blockNumber: '0x7' }],
    };
    return Response.json({ jsonrpc: '2.0', id, result: answers[method] });
  };
  return { proof, options: { rpcUrl: RPC_URL, eas: chain.eas, fetchFn } };
}

const byOf = async (shown: Presentation, { proof, options }: Awaited<ReturnType<typeof recorded>>) => {
  const { by, isSame } = await shownBy(shown, proof, options);
  return [by, isSame];
};

describe('shownBy', () => {
  test('default: the record of a showing, and of a text with its line', async () => {
    expect(await byOf(removed, await recorded('presentation', showing(removed), 99))).toEqual([99, true]);
    expect(await byOf(granted, await recorded('disclosure', delivery(granted), 99))).toEqual([99, true]);
  });

  test('behavior: who was taken out of the group later was its member when they showed it, and not after', async () => {
    const list = await readGroup(vectors.lists['3']);
    const asOf = async (time: number) => {
      const { proof, options } = await recorded('presentation', showing(removed), time);
      const { by } = await shownBy(removed, proof, options);
      const { origin, bound } = removed;
      const verdict = verifyPresentation(removed, { origin, bound, groups: list ? [list] : [], now: by ?? REMOVED });
      return verdict.ok ? 'ok' : verdict.reason;
    };
    expect(await asOf(REMOVED - 100)).toBe('ok');
    expect(await asOf(REMOVED + 100)).toBe('root-withdrawn');
  });

  test.each([
    ['another site', { origin: 'https://other.example' }],
    ['another pseudonym', { pseudonym: '5' }],
    ['another group', { group: 'vouched:0x00' }],
    ['another purpose', { bound: { kind: 'challenge', value: 'other' } }],
    ['no purpose', { bound: null }],
  ])('error: a showing with %s', async (_, changed) => {
    expect(await byOf(removed, await recorded('presentation', { ...showing(removed), ...changed }, 99))).toEqual([
      null,
      false,
    ]);
  });

  test.each([
    ['another consent', { grantUid: `0x${'00'.repeat(32)}` }],
    ['another site', { origin: 'https://other.example' }],
    ['no line', { text: '- I keep bees' }],
    ['no text', { text: 5 }],
  ])('error: a text with %s', async (_, changed) => {
    expect(await byOf(granted, await recorded('disclosure', { ...delivery(granted), ...changed }, 99))).toEqual([
      null,
      false,
    ]);
  });

  test('error: the consent alone says nothing of a showing', async () => {
    const body = { sig: { uid: granted.bound.value } };
    expect(await byOf(granted, await recorded('grant', body, 99))).toEqual([null, false]);
  });

  test('error: a clock that somebody can set, nobody asked, no proof at all', async () => {
    const local = await recorded('presentation', showing(removed), 99, { ...BASE, chainId: 31337 });
    expect(await byOf(removed, local)).toEqual([null, true]);
    const { proof } = await recorded('presentation', showing(removed), 99);
    expect(await byOf(removed, { proof, options: {} as never })).toEqual([null, true]);
    expect(await byOf(removed, { proof: null as never, options: {} as never })).toEqual([null, false]);
  });
});
