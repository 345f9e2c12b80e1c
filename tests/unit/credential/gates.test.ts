import {
  AbiCoder,
  type FunctionFragment,
  Interface,
  type InterfaceAbi,
  keccak256,
  solidityPackedKeccak256,
  toUtf8Bytes,
  ZeroHash,
} from 'ethers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gateContracts } from '../../../scripts/gates.mjs';
import { startChain } from '../../fixtures/chain/index.mjs';
import worldId from '../../vectors/world-id.json';
import type { LocalChain } from './chain/support';
import { Deployed, gated } from './gates-support';

let chain: LocalChain;
let [ada, ben, eve]: string[] = [];
beforeAll(async () => {
  chain = await startChain();
  [, ada = '', ben = '', eve = ''] = (await chain.rpc('eth_accounts')) as string[];
});
afterAll(() => chain.stop());

const [A, B, C] = [1_234_567n, 7_654_321n, 1_112_131n];
const accounts = () => ({ ada: ada ?? '', ben: ben ?? '', eve: eve ?? '' });

test('nobody can do anything with a gate but be let in, leave, and take out whoever no longer holds', async () => {
  const writes = (name: string, all: Awaited<ReturnType<typeof gateContracts>>) =>
    new Interface(all[name]?.abi as InterfaceAbi).fragments
      .filter((each) => each.type === 'function' && !(each as FunctionFragment).constant)
      .map((each) => (each as FunctionFragment).name);
  const all = await gateContracts();
  for (const name of ['ProofOfHumanityGate', 'PassportGate', 'CoinbaseGate', 'DemoGate']) {
    expect(writes(name, all)).toEqual(['admit', 'expel', 'leave']);
  }
  expect(writes('WorldIdGate', all)).toEqual(['admit']);
});

describe('Proof of Humanity', () => {
  const [ADA, BEN] = [`0x${'a1'.repeat(20)}`, `0x${'b2'.repeat(20)}`];

  async function humanity() {
    const registry = await Deployed.create(chain, 'Humanity');
    const { eve: anyone } = accounts();
    const bind = (id: string, account: string) => registry.send(anyone, 'bind', id, account);
    return { bind, ...(await gated(chain, 'ProofOfHumanityGate', [registry.address])) };
  }

  test('default: a human is let in once, and nobody else', async () => {
    const { gate, bind, admin, root, theirs, entered } = await humanity();
    const people = accounts();
    await bind(ADA, people.ada);
    await bind(BEN, people.ben);
    expect(String(await admin()).toLowerCase()).toBe(gate.address.toLowerCase());
    await expect(gate.send(people.eve, 'admit', C)).rejects.toThrow('NotVerified');
    await gate.send(people.ada, 'admit', A);
    await gate.send(people.ben, 'admit', B);
    entered(A);
    entered(B);
    expect(await root()).toBe(theirs.root);
    await expect(gate.send(people.ada, 'admit', C)).rejects.toThrow('AlreadyInside');
    await expect(gate.send(people.ada, 'admit', A)).rejects.toThrow('AlreadyInside');
  });

  test('behavior: the same human with another account is the same one, also after leaving', async () => {
    const { gate, bind, has, entered, left, siblings } = await humanity();
    const people = accounts();
    await bind(ADA, people.ada);
    await gate.send(people.ada, 'admit', A);
    entered(A);
    await bind(ADA, people.eve);
    await expect(gate.send(people.ada, 'leave', siblings(A))).rejects.toThrow('NotVerified');
    await expect(gate.send(people.eve, 'admit', C)).rejects.toThrow('AlreadyInside');
    await gate.send(people.eve, 'leave', siblings(A));
    left(A);
    expect(await has(A)).toBe(false);
    await expect(gate.send(people.eve, 'leave', [])).rejects.toThrow('NotInside');
    await expect(gate.send(people.eve, 'admit', C)).rejects.toThrow('AnotherCommitment');
    await gate.send(people.eve, 'admit', A);
    expect(await has(A)).toBe(true);
  });

  test('behavior: anybody takes out whose humanity ended, and nobody else', async () => {
    const { gate, bind, has, entered, siblings } = await humanity();
    const people = accounts();
    await bind(ADA, people.ada);
    await gate.send(people.ada, 'admit', A);
    entered(A);
    const credential = ADA.padEnd(66, '0');
    await expect(gate.send(people.eve, 'expel', credential, siblings(A))).rejects.toThrow('StillVerified');
    await bind(ADA, `0x${'0'.repeat(40)}`);
    await gate.send(people.eve, 'expel', credential, siblings(A));
    expect(await has(A)).toBe(false);
    await expect(gate.send(people.eve, 'expel', credential, [])).rejects.toThrow('NotInside');
  });

  test('behavior: whoever copies a commitment spends a credential of their own, and cannot keep its owner out', async () => {
    const { gate, bind, has, entered, left, siblings } = await humanity();
    const people = accounts();
    await bind(ADA, people.ada);
    await bind(BEN, people.ben);
    await gate.send(people.ben, 'admit', A);
    entered(A);
    await expect(gate.send(people.ada, 'admit', A)).rejects.toThrow('LeafAlreadyExists');
    expect(await has(A)).toBe(true);
    await gate.send(people.ben, 'leave', siblings(A));
    left(A);
    await gate.send(people.ada, 'admit', A);
    await expect(gate.send(people.ben, 'admit', A)).rejects.toThrow('LeafAlreadyExists');
    await expect(gate.send(people.ben, 'leave', [])).rejects.toThrow('NotInside');
    expect(await has(A)).toBe(true);
  });
});

test('Human Passport: a score that is high enough, and holds', async () => {
  const passport = await Deployed.create(chain, 'Passport');
  const { gate, has, siblings, entered } = await gated(chain, 'PassportGate', [passport.address]);
  const people = accounts();
  await expect(gate.send(people.ada, 'admit', A)).rejects.toThrow('NotVerified');
  await passport.send(people.eve, 'set', people.ada, 199_999);
  await expect(gate.send(people.ada, 'admit', A)).rejects.toThrow('NotVerified');
  await passport.send(people.eve, 'set', people.ada, 200_000);
  await gate.send(people.ada, 'admit', A);
  entered(A);
  const credential = people.ada.replace('0x', `0x${'0'.repeat(24)}`);
  await expect(gate.send(people.ben, 'expel', credential, siblings(A))).rejects.toThrow('StillVerified');
  await passport.send(people.eve, 'set', people.ada, 0);
  await gate.send(people.ben, 'expel', credential, siblings(A));
  expect(await has(A)).toBe(false);
});

describe('Coinbase Verifications, over the real EAS', () => {
  async function verified() {
    const people = accounts();
    const eas = Deployed.known(chain, 'EAS', chain.eas);
    const registry = Deployed.known(chain, 'SchemaRegistry', chain.schemaRegistry);
    const receipt = await registry.send(people.ben, 'register', `bool n${Math.random()}`, `0x${'0'.repeat(40)}`, true);
    const schema = receipt.logs[0]?.topics[1] ?? '';
    const indexer = await Deployed.create(chain, 'Indexer');
    const values = [eas.address, indexer.address, people.ben, schema];
    /** An attestation, by default as Coinbase makes them. */
    async function attest({ recipient = people.ada, from = people.ben, expirationTime = 0 } = {}) {
      const data = { recipient, expirationTime, revocable: true, refUID: ZeroHash, data: '0x', value: 0 };
      const made = await eas.send(from, 'attest', { schema, data });
      const uid = made.logs[0]?.data ?? '';
      await indexer.send(people.eve, 'index', people.ada, schema, uid);
      return uid;
    }
    return { people, eas, schema, attest, ...(await gated(chain, 'CoinbaseGate', values)) };
  }

  test('default: whom Coinbase attests, until it takes that back', async () => {
    const { people, eas, schema, attest, gate, has, entered, siblings } = await verified();
    await expect(gate.send(people.ada, 'admit', A)).rejects.toThrow('NotVerified');
    const uid = await attest();
    await gate.send(people.ada, 'admit', A);
    entered(A);
    const credential = people.ada.replace('0x', `0x${'0'.repeat(24)}`);
    await expect(gate.send(people.eve, 'expel', credential, siblings(A))).rejects.toThrow('StillVerified');
    await eas.send(people.ben, 'revoke', { schema, data: { uid, value: 0 } });
    await gate.send(people.eve, 'expel', credential, siblings(A));
    expect(await has(A)).toBe(false);
  });

  test('error: attested by another, to another, or for a time that is over', async () => {
    const { people, attest, gate } = await verified();
    await attest({ from: people.eve });
    await expect(gate.send(people.ada, 'admit', A)).rejects.toThrow('NotVerified');
    await attest({ recipient: people.eve });
    await expect(gate.send(people.ada, 'admit', A)).rejects.toThrow('NotVerified');
    const { timestamp } = (await chain.rpc('eth_getBlockByNumber', ['latest', false])) as { timestamp: string };
    await attest({ expirationTime: Number(timestamp) + 1_000 });
    await chain.rpc('evm_increaseTime', [2_000]);
    await chain.rpc('anvil_mine', ['0x1']);
    await expect(gate.send(people.ada, 'admit', A)).rejects.toThrow('NotVerified');
  });
});

test('World ID: a proof lets in the commitment that it names, once, whoever hands it in', async () => {
  const router = await Deployed.create(chain, 'Router');
  const { gate, has } = await gated(chain, 'WorldIdGate', [router.address, 'app_satchel', 'enter']);
  const people = accounts();
  const field = (hash: string) => BigInt(hash) >> 8n;
  const app = field(keccak256(toUtf8Bytes('app_satchel')));
  const external = field(solidityPackedKeccak256(['uint256', 'string'], [app, 'enter']));
  expect(await gate.read('externalNullifier')).toBe(external);
  const proof = Array.from({ length: 8 }, (_, i) => BigInt(i + 1));
  const [root, nullifier] = [55n, 66n];
  const types = ['uint256', 'uint256', 'uint256', 'uint256', 'uint256', 'uint256[8]'];
  const signal = field(solidityPackedKeccak256(['uint256'], [A]));
  const what = AbiCoder.defaultAbiCoder().encode(types, [root, 1, signal, nullifier, external, proof]);
  await router.send(people.eve, 'tell', keccak256(what));
  await expect(gate.send(people.eve, 'admit', B, root, nullifier, proof)).rejects.toThrow('InvalidProof');
  await expect(gate.send(people.eve, 'admit', A, root, nullifier + 1n, proof)).rejects.toThrow('InvalidProof');
  await gate.send(people.eve, 'admit', A, root, nullifier, proof);
  expect(await has(A)).toBe(true);
  await expect(gate.send(people.ada, 'admit', A, root, nullifier, proof)).rejects.toThrow('AlreadyInside');
});

describe('World ID’s own verifier', () => {
  const { key, inputs, proof: known } = worldId;
  const field = (value: string) => BigInt(value);
  const given = {
    root: field(known.root),
    signal: field(known.signalHash),
    nullifier: field(known.nullifierHash),
    external: field(known.externalNullifierHash),
    proof: known.proof.map(field),
  };
  const router = () => Deployed.create(chain, 'VerifyingRouter', [key, inputs]);
  const verify = async (to: Deployed, { root, signal, nullifier, external, proof }: typeof given) =>
    to.send(accounts().eve, 'verifyProof', root, 1, signal, nullifier, external, proof);

  test('default: a real proof holds, and with anything else than what it was made for it does not', async () => {
    const verifier = await router();
    await verify(verifier, given);
    for (const name of ['root', 'signal', 'nullifier', 'external'] as const) {
      await expect(verify(verifier, { ...given, [name]: given[name] + 1n })).rejects.toThrow('InvalidProof');
    }
    for (const at of given.proof.keys()) {
      const proof = given.proof.map((value, i) => (i === at ? value + 1n : value));
      await expect(verify(verifier, { ...given, proof })).rejects.toThrow('InvalidProof');
    }
  });

  test('error: made for another app, it lets nobody in at our gate', async () => {
    const { gate, has } = await gated(chain, 'WorldIdGate', [(await router()).address, 'app_satchel', 'enter']);
    const people = accounts();
    await expect(gate.send(people.eve, 'admit', A, given.root, given.nullifier, given.proof)).rejects.toThrow(
      'InvalidProof',
    );
    expect(await has(A)).toBe(false);
  });
});
