import type { Bytes } from '#lib/crypto/bytes';
import type { SemaphoreProof } from '#lib/protocol/credential';
import type { Tiles } from '../tree';

/** What a prover can be asked for. All of it can be cloned from one context to another. */
export type Job =
  /** The number that stands for a member in a group's tree. */
  | { kind: 'commit'; identity: Bytes }
  /** Changes a tree. `tiles`: those over the leaves that change. */
  | { kind: 'grow'; size: number; tiles: Tiles; replace: [index: number, leaf: bigint][]; append: bigint[] }
  /** Proves membership. `tiles`: those over the member's own leaf and over the last one. */
  | { kind: 'prove'; identity: Bytes; size: number; tiles: Tiles; leaf: number; scope: bigint; message: bigint };

interface Answers {
  commit: bigint;
  grow: { root: bigint; size: number; tiles: Tiles };
  prove: SemaphoreProof;
}
export type JobKind = Job['kind'];
export type JobOf<K extends JobKind> = Extract<Job, { kind: K }>;
export type Answer<K extends JobKind> = Answers[K];

/** Why there is no proof. */
export type ProverFault = 'artifacts' | 'memory' | 'cancelled' | 'failed';
