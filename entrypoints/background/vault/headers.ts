import { type Header, parseHeader } from '#lib/keyring/index';
import { WalletError } from '#lib/protocol/index';
import { openV1, type VaultDb, writeHeader } from '#lib/vault/index';
import { mirror } from './mirror';

type Place = 'header' | 'mirror';

/**
 * The header, from the vault or its mirror, whichever is newer; the other one is written anew from it. Null where there
 * is neither.
 *
 * @param onRepaired told which place was damaged or missing
 * @throws WalletError `vault-newer`; `vault-corrupt` when neither reads
 */
export async function readHeader(db: VaultDb, onRepaired: (place: Place) => void): Promise<Header | null> {
  const [header, mirrored] = await Promise.all([db.get('header', 'header'), mirror.get()]);
  const stored = { header: header ?? (await earlierHeader()), mirror: mirrored };
  const found = { header: attempt(stored.header), mirror: attempt(stored.mirror) };
  const best = newer(found.header, found.mirror);
  if (!best) {
    if (isNothing(stored.header) && isNothing(stored.mirror)) return null;
    throw new WalletError('vault-corrupt', 'neither copy of the header reads', { data: { place: 'header' } });
  }
  // An empty database has no vault for the header to stand in: that is not repaired by writing it there.
  if (found.header?.rev !== best.rev && (await db.count('state')) > 0) {
    await writeHeader(db, best);
    onRepaired('header');
  }
  if (found.mirror?.rev !== best.rev) {
    await mirror.set(best);
    onRepaired('mirror');
  }
  return best;
}

/** The vault's copy first: it is the one that counts. */
export async function putHeader(db: VaultDb, header: Header): Promise<void> {
  await writeHeader(db, header);
  await mirror.set(header);
}

/** The header of a vault in an earlier layout, which waits to be copied. */
async function earlierHeader(): Promise<unknown> {
  const old = await openV1();
  if (!old) return undefined;
  const header: unknown = await old.get('header', 'header');
  old.close();
  return header;
}

const isNothing = (value: unknown) => value === undefined || value === null;

function newer(a: Header | null, b: Header | null): Header | null {
  if (!a || !b) return a ?? b;
  return b.rev > a.rev ? b : a;
}

function attempt(value: unknown): Header | null {
  if (isNothing(value)) return null;
  try {
    return parseHeader(value);
  } catch (error) {
    if (error instanceof WalletError && error.code === 'vault-newer') throw error;
    return null;
  }
}
