import { isGenuine } from '#lib/consent/attestation';
import { type IndexStore, suspicionsOf } from '#lib/context/index';
import type { Bytes } from '#lib/crypto/bytes';
import { commitment } from '#lib/log/entry';
import { leafHash } from '#lib/log/hash';
import { appendHashed } from '#lib/log/merkle';
import type { KdfHeader } from '#lib/protocol/index';
import type { Line } from '#lib/vault/file/index';
import type { Draft, Sensitive } from '#lib/vault/index';
import { beginWriting, type LogMath, type Weighing } from '#lib/vault/merge/index';
import type { Host } from '../host';

/** A file that is known to be whole. */
export interface FileSource {
  weighing: Weighing;
  /** Hands every line out once more. */
  readAgain: (sink: (line: Line) => Promise<void>) => Promise<void>;
  /** Called with the share of the search index that is made, from 0 to 1. */
  onIndexed: (part: number) => void;
}

const LOG_MATH: LogMath = {
  leafHash: ({ entry, salt }) => leafHash(commitment(entry, salt)),
  extend: appendHashed,
};

/** What a file is weighed with. */
export const CHECKS = {
  math: LOG_MATH,
  checkGrant: isGenuine,
  isSuspect: (text: string) => suspicionsOf(text).length > 0,
  now: Date.now,
};

/** Brings the file together with this wallet. @throws WalletError `locked`, `storage-full`, `import-gone` */
export async function mergeInto(host: Host, source: FileSource): Promise<void> {
  const { vault, index, sensitivity, grants } = await host.services();
  await vault.change(async (draft) => {
    const before = await sensitivity.test();
    // What one device guards, the other guards too; how else an installation is set stays its own.
    const guarded = source.weighing.guarded().filter((category) => !before(category));
    const sensitive = guarded.length > 0 ? await sensitivity.stage(draft, guarded, true) : before;
    await writeAll(source, draft, index, { sensitive, rewrite: guarded.length > 0 });
  });
  sensitivity.clear();
  index.clear();
  grants.clear();
}

interface NewWallet {
  /** What the wallet's 12 words stand for. */
  entropy: Bytes;
  kdf: KdfHeader;
  kek: Bytes;
}

/** Makes a wallet of the file. @throws WalletError `wallet-exists`, `weak-kdf`, `storage-full`, `import-gone` */
export async function restoreInto(host: Host, source: FileSource, { entropy, kdf, kek }: NewWallet): Promise<void> {
  const { weighing } = source;
  if ((await host.condition()) === 'beyond-repair') await host.discard();
  await host.restore(entropy, { kdf, kek, phraseKept: weighing.weighed.phraseKept }, (draft, index) =>
    writeAll(source, draft, index, { sensitive: weighing.sensitive(), rewrite: false }),
  );
}

/** Everything of the file, and what the search index learns of it, into one change. */
async function writeAll(
  { weighing, readAgain, onIndexed }: FileSource,
  draft: Draft,
  index: IndexStore,
  options: { sensitive: Sensitive; rewrite: boolean },
): Promise<void> {
  const writer = await beginWriting(weighing, draft, options.sensitive);
  await readAgain((line) => writer.line(line));
  await index.follow(draft, { ...options, onProgress: onIndexed });
}
