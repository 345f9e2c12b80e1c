import { append, consistencyPath, inclusionPath, type ReadNode, type StoredNode } from '#lib/log/merkle';
import { printTable, type Row, timed } from './report';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const PROBES = 1_000;
const BATCH = 1_000;
const HASH_BYTES = 32;
/** Twice as many hashes stand between a leaf and the root at 10^6 as at 10^3; the rest is what a busy machine adds. */
const MOST_TIMES = 5;

/** What a log costs as it grows: an append, a proof, and what is stored a leaf, at 10^3 to 10^6 entries. */
export async function log(): Promise<Row[]> {
  // Once unmeasured: the first calls of all wait for the compiler.
  await costsOf(new Log());
  const grown = new Log();
  const costs = [];
  for (const size of SIZES) {
    await grown.growTo(size - PROBES);
    costs.push(await costsOf(grown));
  }
  const [least, most] = [costs[0], costs.at(-1)];
  if (!least || !most) throw new Error('nothing was measured');
  return [
    ...costs.flatMap(rowsOf),
    times('append', least.append, most.append),
    times('proof', least.proof, most.proof),
  ];
}

/** Measures the log alone, for `npm run bench -- log`. */
export async function bench(): Promise<boolean> {
  const rows = await log();
  printTable(rows);
  return rows.every(({ holds }) => holds !== false);
}

interface Costs {
  size: number;
  /** Milliseconds for one. */
  append: number;
  proof: number;
  consistency: number;
  longest: number;
  /** Hashes stored, of whatever level. */
  nodes: number;
}

async function costsOf(grown: Log): Promise<Costs> {
  const append = await timed(async () => {
    for (let i = 0; i < PROBES; i++) await grown.grow(1);
  });
  const { size, read } = grown;
  let longest = 0;
  const proof = await timed(async () => {
    for (let i = 0; i < PROBES; i++) {
      const path = await inclusionPath((i * 7919) % size, size, read);
      longest = Math.max(longest, path.length);
    }
  });
  const consistency = await timed(async () => {
    for (let i = 0; i < PROBES; i++) await consistencyPath(1 + ((i * 7919) % size), size, read);
  });
  const one = (ms: number) => ms / PROBES;
  return { size, append: one(append), proof: one(proof), consistency: one(consistency), longest, nodes: grown.nodes };
}

function rowsOf({ size, append, proof, consistency, longest, nodes }: Costs): Row[] {
  const at = `at ${size.toLocaleString('en')} entries`;
  const a = nodes / size;
  return [
    row(`log append ${at}`, append, 0.2),
    row(`inclusion proof ${at}, ${longest} hashes`, proof, 5),
    row(`consistency proof ${at}`, consistency, 10),
    {
      what: `stored hashes a leaf ${at}`,
      measured: `${a.toFixed(3)} (${(a * HASH_BYTES).toFixed(1)} bytes)`,
      figure: 'at most 2',
      holds: a <= 2,
    },
  ];
}

function times(what: string, least: number, most: number): Row {
  const ratio = most / least;
  return {
    what: `log ${what} at 1,000,000 beside 1,000 entries`,
    measured: `${ratio.toFixed(1)} times`,
    figure: `at most ${MOST_TIMES} times`,
    holds: ratio <= MOST_TIMES,
  };
}

function row(what: string, ms: number, limit: number): Row {
  return { what, measured: `${ms.toFixed(3)} ms`, figure: `at most ${limit} ms`, holds: ms <= limit };
}

/** A log whose nodes lie in memory, a level in one piece: what is measured is the tree's work, not a map's. */
class Log {
  readonly #levels: Uint8Array[] = [];
  size = 0;
  nodes = 0;

  readonly read: ReadNode = async (level, index) => {
    const hashes = this.#levels[level];
    if (!hashes || (index + 1) * HASH_BYTES > hashes.length) throw new Error(`no node ${level}/${index}`);
    return hashes.slice(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  };

  async growTo(size: number): Promise<void> {
    while (this.size < size) await this.grow(Math.min(BATCH, size - this.size));
  }

  async grow(count: number): Promise<void> {
    const leaves = Array.from({ length: count }, () => crypto.getRandomValues(new Uint8Array(HASH_BYTES)));
    const { size, nodes } = await append(this.size, this.read, leaves);
    for (const node of nodes) this.#put(node);
    this.size = size;
  }

  #put({ level, index, hash }: StoredNode): void {
    const end = (index + 1) * HASH_BYTES;
    let hashes = this.#levels[level] ?? new Uint8Array(HASH_BYTES * BATCH);
    if (end > hashes.length) {
      const wider = new Uint8Array(hashes.length * 2);
      wider.set(hashes);
      hashes = wider;
    }
    this.#levels[level] = hashes;
    hashes.set(hash, end - HASH_BYTES);
    this.nodes++;
  }
}
