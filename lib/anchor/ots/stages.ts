/**
 * A stamp's stages. Each looks at one row and asks servers, and answers what to write down; all may be repeated:
 *
 *   queued --submit--> sent --look up--> confirmed --check--> confirmed, with its block's time
 *                       ^--------------------| no block holds what calendars say: they are asked again
 *
 * Of a calendar's answer no more is kept than the way to one attestation, so that none can fill the file, or have the
 * wallet ask about a thousand things.
 */
import { fromBase64, fromHex, toBase64 } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/errors';
import type { StampSettings } from '#lib/protocol/stamps';
import { lookUp, mayAsk, submit } from './calendar';
import { behindNonce, blocksOf, commitmentOf, isBlock, readFile, writeFile } from './file';
import { must, SHA256, type Timestamp } from './format';
import { isLive } from './header';
import type { StampRow } from './row';
import { type Attested, attestationsOf, only, withKnown } from './timestamp';
import { findBlock } from './verify';

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
  const isUseful = ({ attestation }: Attested) => attestation.kind === 'pending' && mayAsk(attestation.uri, calendars);
  const open = calendars.filter((calendar) => !row.taken.includes(calendar));
  const answers = await Promise.all(
    open.map((calendar) =>
      outcome(async () => {
        const way = first(await submit(calendar, commitment, fetchFn), isUseful);
        must(way !== null, 'nowhere to ask again');
        return { calendar, way: behindNonce(digest, nonce, way) };
      }),
    ),
  );
  let { ots, taken } = row;
  let failure: WalletError | undefined;
  for (const answer of answers) {
    const kept = answer instanceof WalletError ? answer : withAnswer(ots, answer.way);
    if (kept instanceof WalletError) failure = kept;
    else if (!(answer instanceof WalletError)) [ots, taken] = [kept, [...taken, answer.calendar]];
  }
  if (taken.length >= Math.min(ENOUGH, calendars.length)) return { change: { ots, taken, state: 'sent' } };
  return { change: { ots, taken }, failure };
}

/** Asks all calendars that a timestamp names what they know by now: one of them may lie. */
async function ask(row: StampRow, { calendars, fetchFn }: Servers): Promise<Stage> {
  const known = [...calendars, ...row.taken];
  const pending = [...attestationsOf(timestampOf(row))].flatMap(({ message, attestation }) =>
    attestation.kind === 'pending' && mayAsk(attestation.uri, known) ? [{ uri: attestation.uri, message }] : [],
  );
  const answers = await Promise.all(
    pending.map(({ uri, message }) =>
      outcome(async () => {
        const answer = await lookUp(uri, message, fetchFn);
        return answer && first(answer, isBlock);
      }),
    ),
  );
  let { ots } = row;
  let failure: WalletError | undefined;
  for (const answer of answers) {
    const kept = answer === null || answer instanceof WalletError ? answer : withAnswer(ots, answer);
    if (kept instanceof WalletError) failure = kept;
    else if (kept !== null) ots = kept;
  }
  const [block] = blocksOf(timestampOf({ ...row, ots }));
  // One calendar that says more is enough, whatever became of the others.
  if (block) return { change: { ots, block: block.height, state: 'confirmed' } };
  return { change: { ots }, failure };
}

/** Looks whether a block says what a calendar says. Where none does, that word is dropped and calendars are asked again. */
async function check(row: StampRow, { headers, fetchFn }: Servers): Promise<Stage> {
  try {
    const { height, header } = await findBlock(timestampOf(row), headers, fetchFn);
    return { change: { block: height, time: header.time, live: isLive(header) } };
  } catch (failure) {
    if (!(failure instanceof WalletError) || failure.code !== 'header-mismatch') throw failure;
    const rest = only(timestampOf(row), ({ attestation }) => attestation.kind !== 'bitcoin');
    if (!rest) throw failure;
    return { change: { ots: fileOf(rest), block: null, state: 'sent' }, failure };
  }
}

/** The way to the first attestation that will do. */
function first(timestamp: Timestamp, isUseful: (attested: Attested) => boolean): Timestamp | null {
  let isFound = false;
  return only(timestamp, (attested) => {
    if (isFound || !isUseful(attested)) return false;
    isFound = true;
    return true;
  });
}

function timestampOf({ ots }: Pick<StampRow, 'ots'>): Timestamp {
  if (ots === null) throw new WalletError('vault-corrupt', 'a sent stamp without a file');
  return readFile(fromBase64(ots)).timestamp;
}

const fileOf = (timestamp: Timestamp): string => toBase64(writeFile({ hash: SHA256, timestamp }));

/** The file with an answer in it; one that would make it unreadable, by size or depth, is refused. */
function withAnswer(ots: string | null, answer: Timestamp): string | WalletError {
  try {
    const file = fileOf(ots === null ? answer : withKnown(timestampOf({ ots }), answer));
    readFile(fromBase64(file));
    return file;
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
