import { changesBetween, type TreeChanges } from '#lib/credential/changes';
import type { Prover } from '#lib/credential/prover/channel';
import { allTiles, leavesIn, type Tiles, tileKey, tilesOver } from '#lib/credential/tree';
import { fromBase64, toBase64 } from '#lib/crypto/bytes';
import type { Draft, Vault } from '#lib/vault/index';
import type { Under } from './work';

/** Leaves that a prover appends at once: it tells how far it is after each time. */
const BATCH = 1_024;
const TILE_LEAVES = 256;
/** A tile is as large as ten ordinary records. */
const TILE_WEIGHT = 10;

export interface GrownTree {
  root: bigint;
  size: number;
  changed: Tiles;
  /** Tiles of an earlier tree that this one took the place of. */
  dropped: string[];
  /** Somebody of the tree as it was kept may not be in this one. */
  removes: boolean;
}

/** Groups' trees as the vault keeps them: tiles, so that a change writes and a proof reads a few of them. */
export class Trees {
  constructor(
    private readonly vault: Vault,
    private readonly prover: Prover,
  ) {}

  /** Those of the named tiles that there are. @throws WalletError `locked` */
  async tiles(credential: string, keys: readonly string[]): Promise<Tiles> {
    const records = await this.vault.getMany(
      'trees',
      keys.map((key) => `${credential}/${key}`),
    );
    return new Map(records.map(({ id, value }) => [id.slice(credential.length + 1), fromBase64(value.nodes)]));
  }

  /**
   * What a tree comes to when it holds these members; nothing is written.
   *
   * @param size of the tree as it is kept
   * @throws WalletError `locked`, `prover-cancelled`, `prover-memory`, `prover-failed`
   */
  async grow(credential: string, size: number, members: readonly bigint[], under: Under): Promise<GrownTree> {
    const kept = await this.tiles(
      credential,
      allTiles(size).filter((key) => key.startsWith('0/')),
    );
    const before = Array.from({ length: Math.ceil(size / TILE_LEAVES) }, (_, tile) => {
      const nodes = kept.get(tileKey(0, tile));
      return nodes ? leavesIn(nodes, size - tile * TILE_LEAVES) : [];
    }).flat();
    const changes = changesBetween(before, members);
    return changes ? this.change(credential, size, changes, under) : this.anew(credential, size, members, under);
  }

  /** What a tree comes to that takes the place of the one that is kept. @throws as `grow` does */
  async anew(credential: string, size: number, members: readonly bigint[], under: Under): Promise<GrownTree> {
    const grown = await this.change(credential, 0, { replace: [], append: [...members] }, under);
    return { ...grown, dropped: allTiles(size), removes: true };
  }

  /** What a tree comes to with some changes: it reads and hashes what lies over those. @throws as `grow` does */
  async change(
    credential: string,
    size: number,
    { replace, append }: TreeChanges,
    { signal, onPart }: Under,
  ): Promise<GrownTree> {
    const touched = [Math.max(0, size - 1), ...replace.map(([index]) => index)];
    let tiles: Tiles = size > 0 ? await this.tiles(credential, tilesOver(touched)) : new Map();
    const changed: Tiles = new Map();
    let grown = { root: 0n, size };
    let waiting = replace;
    for (let at = 0; at === 0 || at < append.length; at += BATCH) {
      const batch = append.slice(at, at + BATCH);
      const job = { kind: 'grow', size: grown.size, tiles, replace: waiting, append: batch } as const;
      const answer = await this.prover.run<'grow'>(job, signal);
      grown = answer;
      waiting = [];
      for (const [key, tile] of answer.tiles) {
        changed.set(key, tile);
        tiles.set(key, tile);
      }
      // The next batch needs no more than what lies over the last leaf.
      const over = new Set(tilesOver([Math.max(0, grown.size - 1)]));
      tiles = new Map([...tiles].filter(([key]) => over.has(key)));
      onPart(Math.min(1, (at + batch.length) / Math.max(1, append.length)));
    }
    return { root: grown.root, size: grown.size, changed, dropped: [], removes: replace.length > 0 };
  }

  /** Writes what `grow` came to, as part of a change. */
  async put(draft: Draft, credential: string, { changed, dropped }: GrownTree): Promise<void> {
    for (const key of dropped) if (!changed.has(key)) draft.delete('trees', `${credential}/${key}`);
    for (const [key, tile] of changed) {
      const options = { keyClass: 'sensitive', weight: TILE_WEIGHT } as const;
      draft.put('trees', `${credential}/${key}`, { nodes: toBase64(tile) }, options);
      await draft.spill();
    }
  }

  /** Takes a tree out, as part of a change. */
  drop(draft: Draft, credential: string, size: number): void {
    for (const key of allTiles(size)) draft.delete('trees', `${credential}/${key}`);
  }
}
