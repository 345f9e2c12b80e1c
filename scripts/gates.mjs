/** Compiles the gates and says where each lies on each chain: `.output/gates.json`, for whoever opens one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AbiCoder, concat, getCreate2Address, keccak256, ZeroHash } from 'ethers';
import { compileSolidity } from './solidity.mjs';

const ROOM = 'lib/credential/gates';
const CONTRACTS = ['ProofOfHumanityGate', 'PassportGate', 'CoinbaseGate', 'WorldIdGate', 'DemoGate'];
/** Creates what it is sent, at an address that follows from that alone; it is on nearly every chain, anvil too. */
export const DEPLOYER = '0x4e59b44847b379578588920cA78FbF26c0B4956C';
/** Semaphore v4, at one address wherever its makers put it. */
const SEMAPHORE = '0x8A1fd199516489B0Fb7153EB5f075cDAC83c693D';
const LOCAL_SEMAPHORE = '0xDc64a140Aa3E981100a9becA4E685f962f0cF6C9';

const proofOfHumanity = (chainId, registry) => ({
  kind: 'proof-of-humanity',
  contract: 'ProofOfHumanityGate',
  chainId,
  values: [SEMAPHORE, registry],
});
const humanPassport = (chainId, decoder) => ({
  kind: 'human-passport',
  contract: 'PassportGate',
  chainId,
  values: [SEMAPHORE, decoder],
});

/** One for each source on each chain, so that everybody who comes by it is in one group. */
const GATES = [
  proofOfHumanity(1, '0xa478095886659168E8812154fB0DE39F103E74b2'),
  proofOfHumanity(100, '0x16044E1063C08670f8653055A786b7CC2034d2b0'),
  humanPassport(10, '0x5558D441779Eca04A329BcD6b47830D2C6607769'),
  humanPassport(8453, '0xaa24a127d10C68C8F9Ac06199AA606953cD82eE7'),
  humanPassport(42161, '0x2050256A91cbABD7C42465aA0d5325115C1dEB43'),
  {
    kind: 'coinbase',
    contract: 'CoinbaseGate',
    chainId: 8453,
    values: [
      SEMAPHORE,
      '0x4200000000000000000000000000000000000021',
      '0x2c7eE1E5f416dfF40054c27A62f7B357C4E8619C',
      '0x357458739F90461b99789350868CD7CF330Dd7EE',
      '0xf8b05c79f090979bf4a80270aba232dff11a10d9ca55c4f88de95317970f0de9',
    ],
  },
  { kind: 'demo', contract: 'DemoGate', chainId: 31337, values: [LOCAL_SEMAPHORE] },
];

/** @returns {Promise<Record<string, import('./solidity.mjs').Contract>>} */
export const gateContracts = () => compileSolidity(CONTRACTS.map((name) => `${ROOM}/${name}.sol`));

/** Code that creates a gate, and where it comes to lie. @param {unknown[]} values what its constructor takes */
export function placed({ abi, bytecode }, values) {
  const { inputs } = abi.find(({ type }) => type === 'constructor');
  const code = concat([bytecode, AbiCoder.defaultAbiCoder().encode(inputs, values)]);
  return { address: getCreate2Address(DEPLOYER, ZeroHash, keccak256(code)), code };
}

/** Every gate with its address, and the transaction that opens it, for anybody to send. */
export async function knownGates() {
  const contracts = await gateContracts();
  return GATES.map(({ kind, contract, chainId, values }) => {
    const { address, code } = placed(contracts[contract], values);
    return { kind, chainId, address, open: { to: DEPLOYER, data: concat([ZeroHash, code]) } };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const output = fileURLToPath(new URL('../.output', import.meta.url));
  mkdirSync(output, { recursive: true });
  writeFileSync(join(output, 'gates.json'), `${JSON.stringify(await knownGates(), null, 2)}\n`);
}
