import { fromHex, toHex } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/errors';
import type { ProofFile } from '#lib/protocol/proof';
import { verifyCheckpoint } from './checkpoint';
import { commitment } from './entry';
import { leafHash } from './hash';
import { inclusionPath, type ReadNode } from './merkle';
import { verifyInclusion } from './paths';

export interface ProofParts {
  /** Canonical JSON, as it was committed to. */
  entry: string;
  /** 32 bytes, hex with 0x, lower case. */
  salt: string;
  index: number;
  /** Reads the log's stored nodes. */
  read: ReadNode;
  /** Of the tree to prove against: the anchored one. */
  checkpoint: string;
  /** The log's Ed25519 key. */
  logKey: Uint8Array;
  anchor: ProofFile['anchor'];
}

/**
 * Gathers what a third party needs to check one entry, and checks it first.
 *
 * @throws WalletError `not-proven-yet` when the checkpoint does not cover the entry,
 *   `vault-corrupt` when what is stored does not fit together.
 */
export async function buildProof(parts: ProofParts): Promise<ProofFile> {
  const { entry, salt, index, logKey, anchor } = parts;
  const checkpoint = sound(() => verifyCheckpoint(parts.checkpoint, logKey));
  const { size, root } = checkpoint;
  if (index >= size) throw new WalletError('not-proven-yet');
  const path = await inclusionPath(index, size, parts.read);
  sound(() => verifyInclusion(leafHash(commitment(entry, salt)), index, size, path, root));
  return {
    format: 'satchel-proof',
    version: 1,
    entry,
    salt: toHex(fromHex(salt)),
    index,
    size,
    path: path.map(toHex),
    root: toHex(root),
    checkpoint: parts.checkpoint,
    logKey: toHex(logKey),
    anchor,
  };
}

function sound<T>(check: () => T): T {
  try {
    return check();
  } catch (cause) {
    throw new WalletError('vault-corrupt', 'the log does not fit together', { cause });
  }
}
