/** Calendars: servers that gather many people's digests into one transaction of Bitcoin. */
import { type Bytes, toHex } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/errors';
import { CALENDAR_DOMAINS } from '#lib/protocol/stamps';
import { exchange } from '../http';
import type { Timestamp } from './format';
import { Reader } from './reader';
import { readTimestamp } from './timestamp';

const TIMEOUT_MS = 20_000;
/** As the public client reads. */
const MAX_ANSWER_BYTES = 10_000;
/** Both are such as a page may send anywhere: no calendar is asked twice for one request. */
const ACCEPT = { accept: 'application/vnd.opentimestamps.v1' };
const AS_FORM = { ...ACCEPT, 'content-type': 'application/x-www-form-urlencoded' };

/**
 * Gives a calendar a commitment. Once more gives it no more than once.
 *
 * @throws WalletError `calendar-unreachable`, `stamp-bad` where the answer is no timestamp of it
 */
export async function submit(calendar: string, commitment: Bytes, fetchFn: typeof fetch): Promise<Timestamp> {
  const init = { method: 'POST', headers: AS_FORM, body: commitment };
  const { status, body } = await ask(`${calendar}/digest`, init, fetchFn);
  if (status !== 200) throw new WalletError('calendar-unreachable', `answered ${status}`);
  return parse(body, commitment);
}

/**
 * What a calendar knows by now of a commitment; null while it knows no more than before.
 *
 * @throws WalletError `calendar-unreachable`, `stamp-bad`
 */
export async function lookUp(calendar: string, commitment: Bytes, fetchFn: typeof fetch): Promise<Timestamp | null> {
  const url = `${calendar.replace(/\/+$/, '')}/timestamp/${toHex(commitment).slice(2)}`;
  const { status, body } = await ask(url, { headers: ACCEPT }, fetchFn);
  if (status === 404) return null;
  if (status !== 200) throw new WalletError('calendar-unreachable', `answered ${status}`);
  return parse(body, commitment);
}

/**
 * Whether a timestamp's word for where to ask again is followed: to the calendars that were chosen, on their own host,
 * and to the servers behind the public pools. An answer must not send the wallet anywhere else.
 */
export function mayAsk(uri: string, calendars: readonly string[]): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, host, hostname } = new URL(uri);
  if (calendars.some((calendar) => new URL(calendar).protocol === protocol && new URL(calendar).host === host))
    return true;
  const isPublic = CALENDAR_DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
  return protocol === 'https:' && host === hostname && isPublic;
}

async function ask(url: string, init: RequestInit, fetchFn: typeof fetch) {
  try {
    return await exchange(url, init, { fetchFn, timeoutMs: TIMEOUT_MS, maxBytes: MAX_ANSWER_BYTES });
  } catch (cause) {
    throw new WalletError('calendar-unreachable', 'no usable answer', { cause });
  }
}

function parse(body: Uint8Array, commitment: Bytes): Timestamp {
  const reader = new Reader(body);
  const timestamp = readTimestamp(reader, commitment);
  reader.end();
  return timestamp;
}
