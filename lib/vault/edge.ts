import type { ReadNode } from './vault';

interface Node {
  level: number;
  index: number;
  hash: Uint8Array;
}

/** The newest node of each level of a log that grows: adding to it reads no others but those that are stored. */
export class Edge {
  readonly #newest = new Map<number, Node>();

  /** In the order in which they were made. */
  note(nodes: readonly Node[]): void {
    for (const node of nodes) this.#newest.set(node.level, node);
  }

  /** Reads what is not stored yet too. */
  over(stored: ReadNode): ReadNode {
    return async (level, index) => {
      const node = this.#newest.get(level);
      return node?.index === index ? node.hash : stored(level, index);
    };
  }
}
