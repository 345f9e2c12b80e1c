import type { RecordLine } from '../file/lines';
import type { Records } from '../records';

type FileAnchor = Extract<RecordLine, { store: 'anchors' }>['value'];

/** As a new row has it (lib/anchor/row.ts). */
const MOST_NONCES = 3;

/** Whether all that belongs to a transaction is there, or nothing of it: what is signed by halves would be signed anew. */
export function isWhole({ state, rawTx, txHash, nonce, signedAt }: FileAnchor): boolean {
  // Somebody else's transaction may have brought the root to the chain: then there is none of our own.
  if (state === 'confirmed') return true;
  const parts = [rawTx, txHash, nonce, signedAt];
  return parts.every((part) => part !== null) || (state === 'queued' && parts.every((part) => part === null));
}

/** What nobody signed is the other installation's plan, not this one's. */
export const isPlan = ({ state, rawTx }: FileAnchor): boolean => state === 'queued' && rawTx === null;

/** How many nonces may be paid for is the person's word here, never a file's. */
export function allowedHere(anchor: FileAnchor, held: Records['anchors'] | undefined): FileAnchor {
  const mostNonces = (held as FileAnchor | undefined)?.mostNonces ?? MOST_NONCES;
  return { ...anchor, mostNonces };
}
