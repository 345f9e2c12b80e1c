import type { Bytes } from '#lib/crypto/bytes';
import type { EpochFiles } from '#lib/vault/index';

/** Two files in memory, which can be cut off in the middle of a writing as a power cut would. */
export class MemoryFiles implements EpochFiles {
  readonly copies: [Bytes | null, Bytes | null] = [null, null];
  /** Bytes that still reach the disk before the cut; infinite without one. */
  left = Number.POSITIVE_INFINITY;

  async read(copy: 0 | 1): Promise<Bytes | null> {
    return this.copies[copy]?.slice() ?? null;
  }

  async write(copy: 0 | 1, bytes: Bytes): Promise<void> {
    const reached = Math.min(this.left, bytes.length);
    const before = this.copies[copy] ?? new Uint8Array(bytes.length);
    this.copies[copy] = new Uint8Array([...bytes.subarray(0, reached), ...before.subarray(reached)]);
    this.left -= reached;
    if (reached < bytes.length) throw new Error('the power was cut');
  }
}
