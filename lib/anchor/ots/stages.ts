/**
 * A stamp's stages. Each looks at one row and asks servers, and answers what to write down; all may be repeated:
 *
 *   queued --submit--> sent --look up--> confirmed --check--> confirmed, with its block's time
 */
import { type Bytes, fromBase64, fromHex, isEqual, toBase64 } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/errors';
import type { StampSettings } from '#lib/protocol/stamps';
import { lookUp, mayAsk, submit } from './calendar';
import { behindNonce, blockOf, commitmentOf, readFile, writeFile } from './file';
import { SHA256, type Timestamp } from './format';
import { fetchHeader, isLive } from './header';
import type { StampRow } from './row';
import { attestationsOf, withKnown } from './timestamp';

export interface Servers extends StampSettings {
  fetchFn: typeof fetch;
}

/** What to write down, and what went wrong although something may have been got. */
export interface Stage {
  change: Partial<StampRow>;
  failure?: WalletError | undefined;
}

/** As many calendars have to take a digest, where there are as many: one may lose it. */
const ENOUGH = 2;

export function advance(row: StampRow, servers: Servers): Promise<Stage> {
  if (row.state === 'queued') return give(row, servers);
  if (row.state === 'sent') return ask(row, servers);
  return check(row, servers);
}

/** Whether nothing is left to be done for a row, with the servers that are chosen now. */
export const isDone = ({ state, time }: StampRow, { headers }: StampSettings): boolean =>
  state === 'confirmed' && (time !== null || headers === '');

/** Gives the commitment to every calendar that did not take it yet. */
async function give(row: StampRow, { calendars, fetchFn }: Servers): Promise<Stage> {
  const digest = fromHex(row.digest);
  const nonce = fromHex(row.nonce);
  const commitment = commitmentOf(digest, nonce);
  const open = calendars.filter((calendar) => !row.taken.includes(calendar));
  const answers = await Promise.all(open.map((calendar) => outcome(() => submit(calendar, commitment, fetchFn))));
  let [ots, taken, failure] = [row.ots, row.taken, undefined as WalletError | undefined];
  for (const [i, answer] of answers.entries()) {
    const kept = answer instanceof WalletError ? answer : withAnswer(ots, behindNonce(digest, nonce, answer));
    if (kept instanceof WalletError) failure = kept;
    else [ots, taken] = [kept, [...taken, open[i] as string]];
  }
  if (taken.length >= Math.min(ENOUGH, calendars.length)) return { change: { ots, taken, state: 'sent' } };
  return { change: { ots, taken }, failure };
}

/** Asks the calendars that a timestamp names what they know by now. */
async function ask(row: StampRow, { calendars, fetchFn }: Servers): Promise<Stage> {
  let ots = row.ots;
  let failure: WalletError | undefined;
  for (const { uri, message } of pendingOf(timestampOf(row))) {
    if (!mayAsk(uri, calendars)) continue;
    const known = await outcome(() => lookUp(uri, message, fetchFn));
    const kept = known === null || known instanceof WalletError ? known : withAnswer(ots, known);
    if (kept instanceof WalletError) failure = kept;
    else if (kept !== null) ots = kept;
  }
  const block = ots === null ? null : blockOf(readFile(fromBase64(ots)).timestamp);
  // One calendar that says more is enough, whatever became of the others.
  if (block) return { change: { ots, block: block.height, state: 'confirmed' } };
  return { change: { ots }, failure };
}

/** Looks whether the block says what the calendar says. */
async function check(row: StampRow, { headers, fetchFn }: Servers): Promise<Stage> {
  const block = blockOf(timestampOf(row));
  if (!block) throw new WalletError('vault-corrupt', 'a confirmed stamp without a block');
  const header = await fetchHeader(headers, block.height, fetchFn);
  if (!isEqual(header.merkleRoot, block.merkleRoot))
    throw new WalletError('header-mismatch', 'the block holds something else');
  return { change: { time: header.time, live: isLive(header) } };
}

function* pendingOf(timestamp: Timestamp): Generator<{ uri: string; message: Bytes }, void> {
  for (const { message, attestation } of attestationsOf(timestamp)) {
    if (attestation.kind === 'pending') yield { uri: attestation.uri, message };
  }
}

function timestampOf({ ots }: StampRow): Timestamp {
  if (ots === null) throw new WalletError('vault-corrupt', 'a sent stamp without a file');
  return readFile(fromBase64(ots)).timestamp;
}

/** The file with an answer in it; one that would make it unreadable, by size or depth, is refused. */
function withAnswer(ots: string | null, answer: Timestamp): string | WalletError {
  try {
    const before = ots === null ? null : readFile(fromBase64(ots)).timestamp;
    const timestamp = before ? withKnown(before, answer) : answer;
    const file = writeFile({ hash: SHA256, timestamp });
    readFile(file);
    return toBase64(file);
  } catch (error) {
    return asFailure(error);
  }
}

async function outcome<T>(work: () => Promise<T>): Promise<T | WalletError> {
  try {
    return await work();
  } catch (error) {
    return asFailure(error);
  }
}

const asFailure = (error: unknown): WalletError =>
  error instanceof WalletError ? error : new WalletError('internal', 'stamping failed', { cause: error });
