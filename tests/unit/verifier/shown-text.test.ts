import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Identity } from '@semaphore-protocol/identity';
import { poseidon2 } from 'poseidon-lite/poseidon2';
import { beforeAll, describe, expect, test } from 'vitest';
import { GRANT_DOMAIN } from '#lib/consent/domain';
import { signAnswer } from '#lib/consent/index';
import { lineOf } from '#lib/credential/line';
import { groupKey, signHead, vouchedGroup } from '#lib/credential/list';
import { doJob } from '#lib/credential/prover/work';
import { messageOf, scopeOf } from '#lib/credential/scope';
import { type Tiles, Tree } from '#lib/credential/tree';
import { fromBase64 } from '#lib/crypto/bytes';
import { siteKey } from '#lib/crypto/slip13';
import type { Bound, SemaphoreProof, ShownText } from '#lib/protocol/index';
import type { KnownGroup } from '#lib/verifier/presentation';
import { readGroup } from '#lib/verifier/presentation';
import { readShownText, verifyShownText } from '#lib/verifier/shown-text';
import { testConsent } from '../support/consent';

const CHATS = ['https://chatgpt.com', 'https://claude.ai'] as const;
const NAME = 'Evening class';
const SEED = new Uint8Array(32).fill(9);
const GROUP = vouchedGroup(groupKey(SEED));
const ME = fromBase64(Buffer.alloc(32, 7).toString('base64'));
const file = (kind: string) =>
  new Uint8Array(readFileSync(`node_modules/@zk-kit/semaphore-artifacts/semaphore-20.${kind}`));
const artifacts = async () => ({ wasm: file('wasm'), zkey: file('zkey') });

let shown: Record<(typeof CHATS)[number], ShownText>;
let groups: KnownGroup[];

/** One member shows the same membership to two chats, with a text in each: real consents, real proofs. */
beforeAll(async () => {
  const consent = await testConsent();
  const me = Identity.import(Buffer.from(ME).toString('base64')).commitment;
  const tiles: Tiles = new Map();
  const tree = new Tree(0, tiles, (a, b) => poseidon2([a, b]));
  tree.append([11n, me, 13n]);
  const make = async (origin: string, text: string): Promise<ShownText> => {
    const item = await consent.items.add({ text, category: 'About me' });
    const { grant } = await consent.grant(origin, [item.id], 'click');
    const bound: Bound = { kind: 'grant', value: grant.signed.sig.uid };
    const [scope, message] = [scopeOf(origin), messageOf(bound)];
    const job = { kind: 'prove', identity: ME, size: 3, tiles, leaf: 1, scope, message } as const;
    const proof = (await doJob(job, artifacts)) as SemaphoreProof;
    const presentation = { format: 'satchel-presentation', version: 1, origin, group: GROUP, bound, proof } as const;
    const line = lineOf(presentation, NAME);
    const disclosure = { origin, text: `- ${text}\n${line}`, releasedAt: grant.from * 1000 + 5_000 };
    const key = siteKey(consent.branch, origin);
    const context = await signAnswer(grant, disclosure, `0x${'00'.repeat(32)}`, key);
    return { format: 'satchel-shown-text', version: 1, presentation, context };
  };
  shown = {
    'https://chatgpt.com': await make('https://chatgpt.com', 'I am a nurse'),
    'https://claude.ai': await make('https://claude.ai', 'I like short answers'),
  };
  const at = Math.floor(consent.clock.now / 1000);
  const head = { v: 1, key: groupKey(SEED), name: NAME, size: 3, root: tree.root.toString(), at } as const;
  const group = await readGroup(signHead({ ...head, until: at + 90 * 86_400, earlier: [] }, SEED));
  groups = group ? [group] : [];
}, 60_000);

const check = (value: unknown, known = groups) => verifyShownText(value, { groups: known, domain: GRANT_DOMAIN });

describe('a text with a membership', () => {
  test('default: the proof names the consent, its key signed the text', async () => {
    for (const origin of CHATS) {
      expect(await check(shown[origin])).toMatchObject({
        ok: true,
        origin,
        text: shown[origin].context.disclosure.text,
        pseudonym: shown[origin].presentation.proof.nullifier,
        group: { name: NAME, size: 3 },
      });
    }
  });

  test('behavior: two sites’ files have no value in common but declared constants', () => {
    const leaves = (value: unknown): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
    const [a, b] = CHATS.map((origin) => shown[origin]);
    const DECLARED = new Set<unknown>([
      // The file's own form, and the group with its root.
      ...['satchel-shown-text', 'satchel-presentation', 1, 20, 'grant', GROUP, a?.presentation.proof.merkleTreeRoot],
      // What every consent has: EAS's form and domain, the schema, and that a text in a chat answers no request.
      ...[2, true, 'Attest', ...leaves(GRANT_DOMAIN), ...leaves(a?.context.grant.sig.types)],
      ...[a?.context.grant.sig.message.schema, `0x${'00'.repeat(20)}`, `0x${'00'.repeat(32)}`, 27, 28],
      // Both consents were given at one moment of the test's clock.
      ...[a?.context.grant.sig.message.time, a?.context.grant.sig.message.expirationTime, a?.context.disclosure.time],
    ]);
    const atFirst = new Set(leaves(a));
    expect(leaves(b).filter((value) => atFirst.has(value) && !DECLARED.has(value))).toEqual([]);
    expect(a?.presentation.proof.nullifier).not.toBe(b?.presentation.proof.nullifier);
    expect(a?.context.grant.signer).not.toBe(b?.context.grant.signer);
  });
});

describe('misuse, each with its own reason', () => {
  const [CHATGPT, CLAUDE] = CHATS;
  const misuses: [name: string, reason: string, make: () => unknown][] = [
    ['another text', 'disclosure', () => withText('- I am a judge')],
    ['the line taken to another text, signed by nobody', 'disclosure', () => withText('- I am a judge\n…')],
    [
      'another consent’s proof',
      'line',
      () => ({ ...shown[CHATGPT], presentation: { ...shown[CHATGPT].presentation, bound: other().bound } }),
    ],
    ['another site’s proof', 'line', () => ({ ...shown[CHATGPT], presentation: other() })],
    [
      'another site’s proof under this one’s name and consent',
      'other-site',
      () => ({
        ...shown[CHATGPT],
        presentation: { ...shown[CHATGPT].presentation, proof: other().proof },
      }),
    ],
    [
      'a changed point',
      'proof',
      () => {
        const { presentation } = shown[CHATGPT];
        const points = presentation.proof.points.with(0, '1');
        return { ...shown[CHATGPT], presentation: { ...presentation, proof: { ...presentation.proof, points } } };
      },
    ],
    [
      'another site’s consent',
      'origin',
      () => ({ ...shown[CHATGPT], context: { ...shown[CHATGPT].context, grant: shown[CLAUDE].context.grant } }),
    ],
    [
      'a time after the consent’s end',
      'expired',
      () => {
        const { context } = shown[CHATGPT];
        return {
          ...shown[CHATGPT],
          context: { ...context, disclosure: { ...context.disclosure, time: 9_000_000_000 } },
        };
      },
    ],
    ['more than there is to be', 'format', () => ({ ...shown[CHATGPT], name: 'Ada' })],
    ['a bare proof', 'format', () => shown[CHATGPT].presentation],
  ];
  const other = () => shown[CLAUDE].presentation;
  const withText = (text: string) => {
    const { context } = shown[CHATGPT];
    return { ...shown[CHATGPT], context: { ...context, disclosure: { ...context.disclosure, text } } };
  };

  test.each(misuses)('%s', async (_name, reason, make) => {
    expect(await check(make())).toEqual({ ok: false, reason });
  });

  test('a group that whoever checks did not name, and a root of before a removal', async () => {
    expect(await check(shown[CHATGPT], [])).toEqual({ ok: false, reason: 'group-not-accepted' });
    const [group] = groups;
    if (!group) throw new Error('no group');
    const { time } = shown[CHATGPT].context.disclosure;
    const since = (until: number) => [{ ...group, root: '5', earlier: [{ root: group.root, until, removed: true }] }];
    expect(await check(shown[CHATGPT], since(time - 10))).toEqual({ ok: false, reason: 'root-withdrawn' });
    // As of when it was shown, the member was one.
    expect(await check(shown[CHATGPT], since(time + 10))).toMatchObject({ ok: true });
    // By a record that was anchored later nobody can tell: the time is the signer's own word.
    const by = { by: time + 20, domain: GRANT_DOMAIN };
    expect(await verifyShownText(shown[CHATGPT], { groups: since(time + 10), ...by })).toEqual({
      ok: false,
      reason: 'root-withdrawn',
    });
  });

  test('the command says the same, and no more than that of a wallet under test', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'shown-')), 'shown.json');
    for (const [value, code, words] of [
      [shown[CHATGPT], 2, 'a wallet under test'],
      [withText('I am a surgeon'), 1, 'do not go together (disclosure)'],
    ] as const) {
      writeFileSync(file, JSON.stringify(value));
      const { status, stdout } = spawnSync(process.execPath, ['scripts/verify.mjs', file], { encoding: 'utf8' });
      expect([status, stdout]).toEqual([code, expect.stringContaining(words)]);
    }
  });

  test('anything else is read as nothing', () => {
    for (const value of [null, 5, 'x', [], {}, { format: 'satchel-shown-text' }])
      expect(readShownText(value)).toBeNull();
  });
});
