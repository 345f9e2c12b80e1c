import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read, readBuilt } from './files';

/** What servers run, as it is built. */

const stamped = JSON.parse(read('tests/vectors/proof/files.json')).vectors.find(
  ({ name }: { name: string }) => name === 'stamp: a block of Bitcoin holds the root',
).proof;

test('the verifier of proofs brings in what checks stamps, and only where there is one', async () => {
  expect(readBuilt('verifier/proof.mjs')).toContain('import("./stamp.mjs")');
  const { verifyProof } = await import(new URL('../../.output/verifier/proof.mjs', import.meta.url).href);
  const { steps, witness, block } = await verifyProof(stamped);
  expect([witness, block, steps.at(-1).reason]).toEqual(['bitcoin', 850_000, 'not-checked']);
});

test.each(['chain-group', 'context', 'presentation', 'proof', 'stamp'])('%s comes with its types', (name) => {
  const doors = [...readBuilt(`verifier/${name}.d.mts`).matchAll(/from '\.\/(.+)'/g)].map(([, path]) => path);
  expect(doors.length).toBeGreaterThan(0);
  for (const path of doors) {
    expect(existsSync(new URL(`../../.output/verifier/${path}.d.ts`, import.meta.url))).toBe(true);
  }
});
