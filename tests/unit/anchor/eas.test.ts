import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Interface } from 'ethers';
import { describe, expect, test } from 'vitest';
import { decodeTimestamp, encodeGetTimestamp, encodeTimestamp, TIMESTAMPED_TOPIC } from '#lib/anchor/eas';
import { habitsOf } from '#lib/anchor/habits';
import { CHAIN_PRESETS, presetFor } from '#lib/protocol/index';
import { EAS } from '../../fixtures/chain/index.mjs';
import { rootOf } from './support';

const require = createRequire(import.meta.url);
const contracts = '@ethereum-attestation-service/eas-contracts';
const read = (path: string) => JSON.parse(readFileSync(require.resolve(`${contracts}/${path}`), 'utf8'));
const abi = new Interface(read('artifacts/contracts/EAS.sol/EAS.json').abi);

describe('eas', () => {
  test('default: the same bytes as the contract’s own ABI', () => {
    const root = rootOf(0xabc);
    expect(encodeTimestamp(root)).toBe(abi.encodeFunctionData('timestamp', [root]));
    expect(encodeGetTimestamp(root)).toBe(abi.encodeFunctionData('getTimestamp', [root]));
    expect(decodeTimestamp(abi.encodeFunctionResult('getTimestamp', [1_767_225_600n]))).toBe(1_767_225_600);
    expect(TIMESTAMPED_TOPIC).toBe(abi.getEvent('Timestamped')?.topicHash);
  });

  test.each(['0x', '0x01', `0x${'f'.repeat(64)}`, `0x${'0'.repeat(48)}${'f'.repeat(16)}`, null, 1, {}])(
    'error: chain-mismatch on the answer %j',
    (answer) => {
      expect(() => decodeTimestamp(answer)).toThrow(expect.objectContaining({ code: 'chain-mismatch' }));
    },
  );

  test.each(['0x', rootOf(1).slice(0, -1), `${rootOf(1)}0`, rootOf(0xa).toUpperCase()])('error: root %s', (root) => {
    expect(() => encodeTimestamp(root)).toThrow(RangeError);
  });
});

describe('presets', () => {
  const deployments = { base: 'base', optimism: 'optimism', arbitrum: 'arbitrum-one', ethereum: 'mainnet' };
  const tests = { 'base-sepolia': 'base-sepolia', sepolia: 'sepolia' };

  test.each(Object.entries({ ...deployments, ...tests }))(
    'default: %s has the address of its deployment',
    (id, folder) => {
      const preset = CHAIN_PRESETS.find((one) => one.id === id);
      expect(preset?.eas).toBe(read(`deployments/${folder}/EAS.json`).address);
    },
  );

  test('default: the local chain has the address that the fixture deploys to', () => {
    expect(presetFor(31337)?.eas).toBe(EAS);
  });

  test('behavior: ids and chain ids name one preset each; a chain that is not known gets caution', () => {
    expect(new Set(CHAIN_PRESETS.map(({ id }) => id)).size).toBe(CHAIN_PRESETS.length);
    expect(new Set(CHAIN_PRESETS.map(({ chainId }) => chainId)).size).toBe(CHAIN_PRESETS.length);
    expect(presetFor(4242)).toBeUndefined();
    expect(habitsOf(4242).confirmations).toBeGreaterThan(1);
  });
});
