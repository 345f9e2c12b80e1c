import { Interface } from 'ethers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesOf, type MemberEvent, readEvent } from '#lib/credential/chain/events';
import { ASK, ROOT_EXPIRED, TOPICS, verifyCall, word } from '#lib/credential/chain/semaphore';
import { GATE_CALLS } from '#lib/credential/gates/gate';
import { MAX_GROUP_MEMBERS } from '#lib/protocol/credential';
import { GATES } from '#lib/protocol/gates';
import { gateContracts, knownGates } from '../../../../scripts/gates.mjs';
import { CANNED } from '../../support/prover';
import { SEMAPHORE_ABI } from './support';

const CONTRACT = `0x${'ab'.repeat(20)}`;
const GROUP = 7n;
const number = fc.bigInt({ min: 0n, max: 2n ** 250n });
const place = fc.integer({ min: 0, max: MAX_GROUP_MEMBERS });

/** A log as a node gives it, written by the contract's own ABI. */
function log(name: string, values: unknown[], group = GROUP) {
  const { topics, data } = SEMAPHORE_ABI.encodeEventLog(name, [group, ...values]);
  return { address: CONTRACT, topics, data };
}

test('every word of the contract is as its own ABI has it', () => {
  const selector = (name: string) => SEMAPHORE_ABI.getFunction(name)?.selector;
  const topic = (name: string) => SEMAPHORE_ABI.getEvent(name)?.topicHash;
  expect(ASK).toEqual({
    admin: selector('getGroupAdmin'),
    root: selector('getMerkleTreeRoot'),
    size: selector('getMerkleTreeSize'),
    duration: selector('groups'),
  });
  expect(TOPICS).toEqual({
    added: topic('MemberAdded'),
    manyAdded: topic('MembersAdded'),
    updated: topic('MemberUpdated'),
    removed: topic('MemberRemoved'),
  });
  expect(ROOT_EXPIRED).toBe(SEMAPHORE_ABI.getError('Semaphore__MerkleTreeRootIsExpired')?.selector);
  expect(verifyCall(GROUP, CANNED)).toBe(SEMAPHORE_ABI.encodeFunctionData('verifyProof', [GROUP, CANNED]));
});

test('the known gates lie where their code puts them, and speak the words that the wallet knows', async () => {
  expect(GATES).toEqual(
    (await knownGates()).map(({ kind, chainId, address }) => ({ kind, chainId, address: address.toLowerCase() })),
  );
  for (const name of ['ProofOfHumanityGate', 'PassportGate', 'CoinbaseGate', 'DemoGate']) {
    const abi = new Interface((await gateContracts())[name]?.abi as ConstructorParameters<typeof Interface>[0]);
    for (const [call, selector] of Object.entries(GATE_CALLS)) expect(abi.getFunction(call)?.selector).toBe(selector);
  }
});

test('events of each kind are read as they were written', () => {
  fc.assert(
    fc.property(place, number, number, number, fc.array(number, { maxLength: 5 }), (index, a, b, root, many) => {
      const read = (name: string, values: unknown[]) => readEvent(log(name, values), CONTRACT, GROUP);
      expect(read('MemberAdded', [index, a, root])).toEqual({ kind: 'added', index, leaves: [a], root });
      expect(read('MembersAdded', [index, many, root])).toEqual({ kind: 'added', index, leaves: many, root });
      expect(read('MemberUpdated', [index, a, b, root])).toEqual({ kind: 'changed', index, leaves: [b], root });
      expect(read('MemberRemoved', [index, a, root])).toEqual({ kind: 'changed', index, leaves: [0n], root });
    }),
  );
});

test('error: whatever a node says, it is an event of this group or refused', () => {
  const whole = log('MembersAdded', [3, [1n, 2n], 9n]);
  for (const wrong of [
    { ...whole, address: `0x${'cd'.repeat(20)}` },
    { ...whole, removed: true },
    { ...whole, data: whole.data.slice(0, -64) },
    { ...whole, data: `${whole.data}${word(1n)}` },
    { ...whole, topics: [whole.topics[0], `0x${word(8n)}`] },
    { ...whole, topics: [`0x${word(1n)}`, whole.topics[1]] },
    log('MemberAdded', [2n ** 60n, 1n, 1n]),
    log('MemberAdded', [0, 1n, 1n], 8n),
  ]) {
    expect(() => readEvent(wrong, CONTRACT, GROUP)).toThrow(expect.objectContaining({ code: 'group-mismatch' }));
  }
  fc.assert(
    fc.property(fc.anything(), fc.string({ unit: fc.constantFrom(...'0123456789abcdef') }), (any, hex) => {
      for (const value of [any, { ...whole, data: any }, { ...whole, topics: any }, { ...whole, data: `0x${hex}` }]) {
        expect(() => readEvent(value, CONTRACT, GROUP)).toThrow(expect.objectContaining({ code: 'group-mismatch' }));
      }
    }),
  );
});

test('a run of events comes to what one after the other does', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('added' as const), leaves: fc.array(number, { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('changed' as const), leaves: fc.tuple(number), at: fc.nat() }),
  );
  fc.assert(
    fc.property(fc.array(number, { maxLength: 5 }), fc.array(step, { maxLength: 12 }), (before, steps) => {
      const leaves = [...before];
      const events: MemberEvent[] = [];
      for (const each of steps) {
        if (each.kind === 'added') {
          events.push({ kind: 'added', index: leaves.length, leaves: each.leaves, root: 0n });
          leaves.push(...each.leaves);
        } else if (leaves.length > 0) {
          const index = each.at % leaves.length;
          events.push({ kind: 'changed', index, leaves: each.leaves, root: 0n });
          leaves[index] = each.leaves[0];
        }
      }
      const { replace, append } = changesOf(events, before.length);
      const made = [...before];
      for (const [index, leaf] of replace) made[index] = leaf;
      expect([...made, ...append]).toEqual(leaves);
    }),
  );
});

test('error: a missing member, one who comes twice, a place that nobody has, and too many', () => {
  const added = (index: number, leaves = [1n]): MemberEvent => ({ kind: 'added', index, leaves, root: 0n });
  const mismatch = expect.objectContaining({ code: 'group-mismatch' });
  expect(() => changesOf([added(1)], 0)).toThrow(mismatch);
  expect(() => changesOf([added(4), added(4)], 4)).toThrow(mismatch);
  expect(() => changesOf([{ ...added(4), kind: 'changed' }], 4)).toThrow(mismatch);
  expect(() => changesOf([added(MAX_GROUP_MEMBERS)], MAX_GROUP_MEMBERS)).toThrow(
    expect.objectContaining({ code: 'too-large' }),
  );
});
