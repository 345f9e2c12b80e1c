import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { toHex } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';
import { append, type ReadNode, type StoredNode } from '#lib/log/merkle';

/** The vectors of one file of `folder`; an unknown or missing field fails. */
export function vectors<T extends v.GenericSchema>(name: string, schema: T, folder = 'log'): v.InferOutput<T> {
  const file = new URL(`../../vectors/${folder}/${name}.json`, import.meta.url);
  return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
}

export const hex = v.pipe(v.string(), v.regex(/^0x([0-9a-f]{2})*$/));

/** Stored nodes in memory; counts what is read. */
export class MemoryNodes {
  readonly #nodes = new Map<string, Uint8Array>();
  reads = 0;
  size = 0;

  readonly read: ReadNode = async (level, index) => {
    this.reads++;
    const node = this.#nodes.get(`${level} ${index}`);
    if (!node) throw new Error(`no node at level ${level}, index ${index}`);
    return node;
  };

  put(nodes: StoredNode[]): void {
    for (const { level, index, hash } of nodes) {
      const key = `${level} ${index}`;
      if (this.#nodes.has(key)) throw new Error(`node ${key} was written twice`);
      this.#nodes.set(key, hash);
    }
  }

  async append(leaves: Uint8Array[]): Promise<Uint8Array> {
    const { size, root, nodes } = await append(this.size, this.read, leaves);
    this.put(nodes);
    this.size = size;
    return root;
  }
}

/** RFC 9162's own recursive definitions, kept apart from the code under test. */
export const naive = {
  root(leaves: Uint8Array[]): Uint8Array {
    const [first] = leaves;
    if (!first) return sha256();
    if (leaves.length === 1) return sha256(Uint8Array.of(0), first);
    const k = below(leaves.length);
    return sha256(Uint8Array.of(1), naive.root(leaves.slice(0, k)), naive.root(leaves.slice(k)));
  },
  path(m: number, leaves: Uint8Array[]): Uint8Array[] {
    if (leaves.length === 1) return [];
    const k = below(leaves.length);
    const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
    return m < k ? [...naive.path(m, left), naive.root(right)] : [...naive.path(m - k, right), naive.root(left)];
  },
  proof(m: number, leaves: Uint8Array[], whole = true): Uint8Array[] {
    if (m === leaves.length) return whole ? [] : [naive.root(leaves)];
    const k = below(leaves.length);
    const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
    return m <= k
      ? [...naive.proof(m, left, whole), naive.root(right)]
      : [...naive.proof(m - k, right, false), naive.root(left)];
  },
};

function below(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}

export const hexes = (list: Uint8Array[]): string[] => list.map(toHex);

/** What was thrown, by its stable name; 'success' when nothing was. */
export function outcome(run: () => unknown): string {
  try {
    run();
    return 'success';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
