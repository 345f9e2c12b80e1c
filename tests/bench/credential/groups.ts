import { Trees } from '../../../entrypoints/background/credentials/trees';
import { testProver } from '../../unit/support/prover';
import { testVault } from '../../unit/support/vault';
import { type Row, timed } from '../report';

const MEMBERS = 100_000;
const NEW = 10;
const GROUP = 'bench';
/** Of the time that the whole tree takes. */
const MOST_PART = 0.01;
const UNDER = { signal: new AbortController().signal, onPart: () => {} };

/** A group of 100,000 built from nothing, and brought up to date after ten people came and one left. */
export async function groupUpdate(): Promise<Row[]> {
  const { vault } = await testVault();
  const trees = new Trees(vault, testProver().prover);
  const members = Array.from({ length: MEMBERS }, (_, i) => BigInt(i + 1) * 1_000_003n);
  const write = async (size: number, replace: [number, bigint][], append: bigint[]) => {
    const grown = await trees.change(GROUP, size, { replace, append }, UNDER);
    await vault.change((draft) => trees.put(draft, GROUP, grown));
    return grown;
  };
  const building = await timed(() => write(0, [], members));
  const more = Array.from({ length: NEW }, (_, i) => BigInt(i + 1));
  let tiles = 0;
  const updating = await timed(async () => {
    tiles = (await write(MEMBERS, [[MEMBERS / 2, 0n]], more)).changed.size;
  });
  const part = updating / building;
  return [
    {
      what: `group update at ${MEMBERS.toLocaleString('en')}: ${NEW} came, one left`,
      measured: `${updating.toFixed(0)} ms, ${tiles} tiles; built anew ${(building / 1_000).toFixed(1)} s (${(100 * part).toFixed(2)} %)`,
      figure: `at most ${100 * MOST_PART} % of building it`,
      holds: part <= MOST_PART,
    },
  ];
}
