import { randomBytes, toHex } from '#lib/crypto/bytes';
import { commitment, type EntryKind, writeEntry } from '#lib/log/entry';
import { append } from '#lib/log/merkle';
import type { Append } from '#lib/vault/index';

/** The vault's door to the log: drafts become salted commitments, commitments become leaves. */
export const appendEntries: Append = async ({ id, size, read }, drafts) => {
  const leaves = drafts.map(({ kind, at, body }, i) => {
    // Through JSON once, so that what is committed to is what a reader of the vault will find.
    const entry = writeEntry({ v: 1, kind: kind as EntryKind, at, body: JSON.parse(JSON.stringify(body)) });
    return { log: id, index: size + i, salt: toHex(randomBytes(32)), entry };
  });
  const commitments = leaves.map(({ entry, salt }) => commitment(entry, salt));
  const { size: newSize, nodes } = await append(size, read, commitments);
  return { size: newSize, nodes, leaves };
};
