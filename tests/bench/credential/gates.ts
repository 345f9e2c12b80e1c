import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../e2e/support/root';
import type { Row } from '../report';

/** A contract's code on a chain may not be larger (EIP-170). */
const MOST_BYTES = 24_576;
const MOST_GAS = 400_000;

interface Contract {
  bytecode: string;
  runtime: string;
}
interface Receipt {
  status: string;
  gasUsed: string;
}

/** By path, because this file runs from a bundle that lies elsewhere. */
const load = (path: string) => import(pathToFileURL(join(ROOT, path)).href);

/** How large the gates are, and what being let in costs when the group is empty and when it is not. */
export async function gateCosts(): Promise<Row[]> {
  const { gateContracts, placed } = await load('scripts/gates.mjs');
  const { startChain } = await load('tests/fixtures/chain/index.mjs');
  const { transact } = await load('tests/fixtures/chain/deploy.mjs');
  const contracts = (await gateContracts()) as Record<string, Contract>;
  const sizes = ['ProofOfHumanityGate', 'PassportGate', 'CoinbaseGate', 'WorldIdGate', 'DemoGate'].map((name) => {
    const bytes = ((contracts[name]?.runtime.length ?? 0) - 2) / 2;
    return {
      what: `code of ${name}`,
      measured: `${bytes.toLocaleString('en')} bytes`,
      figure: `at most ${MOST_BYTES.toLocaleString('en')}`,
      holds: bytes > 0 && bytes <= MOST_BYTES,
    };
  });
  const chain = await startChain();
  try {
    const { address } = placed(contracts.DemoGate, [chain.semaphore]) as { address: string };
    const accounts = (await chain.rpc('eth_accounts')) as string[];
    const gas: number[] = [];
    for (const [i, from] of accounts.entries()) {
      const data = `0x30e0c401${BigInt(i + 5)
        .toString(16)
        .padStart(64, '0')}`;
      const { status, gasUsed } = (await transact(chain.rpc, { from, to: address, data })) as Receipt;
      if (status !== '0x1') throw new Error('not let in');
      gas.push(Number(gasUsed));
    }
    const [least, most] = [Math.min(...gas), Math.max(...gas)];
    const measured = `${least.toLocaleString('en')} to ${most.toLocaleString('en')} gas`;
    const what = `let in by a gate, the first ${gas.length} members`;
    return [...sizes, { what, measured, figure: `at most ${MOST_GAS.toLocaleString('en')}`, holds: most <= MOST_GAS }];
  } finally {
    await chain.stop();
  }
}
