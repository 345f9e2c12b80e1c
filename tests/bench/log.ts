import { append, inclusionPath, type ReadNode } from '#lib/log/merkle';
import { type Row, timed } from './report';

const ENTRIES = 100_000;
const PROBES = 1_000;
const BATCH = 1_000;

/** Appending to, and proving from, a log of 100,000 entries whose nodes lie in memory. */
export async function log(): Promise<Row[]> {
  const nodes = new Map<string, Uint8Array>();
  const read: ReadNode = async (level, index) => {
    const node = nodes.get(`${level}/${index}`);
    if (!node) throw new Error(`no node ${level}/${index}`);
    return node;
  };
  const leaf = () => crypto.getRandomValues(new Uint8Array(32));
  let size = 0;
  const grow = async (count: number) => {
    const added = await append(size, read, Array.from({ length: count }, leaf));
    for (const node of added.nodes) nodes.set(`${node.level}/${node.index}`, node.hash);
    size = added.size;
  };
  while (size < ENTRIES) await grow(BATCH);

  const appending = await timed(async () => {
    for (let i = 0; i < PROBES; i++) await grow(1);
  });
  let longest = 0;
  const proving = await timed(async () => {
    for (let i = 0; i < PROBES; i++) {
      const path = await inclusionPath((i * 97) % size, size, read);
      longest = Math.max(longest, path.length);
    }
  });
  return [
    row(`log append at ${ENTRIES.toLocaleString('en')} entries`, appending / PROBES, 0.2),
    row(`inclusion proof there, ${longest} hashes`, proving / PROBES, 5),
  ];
}

function row(what: string, ms: number, limit: number): Row {
  return { what, measured: `${ms.toFixed(3)} ms`, figure: `at most ${limit} ms`, holds: ms <= limit };
}
