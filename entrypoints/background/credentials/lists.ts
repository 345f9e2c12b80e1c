import * as v from 'valibot';
import { readHead } from '#lib/credential/head';
import { type GroupId, type GroupList, GroupListSchema, MAX_LIST_CHARS, WalletError } from '#lib/protocol/index';

const FETCH_WITHIN_MS = 30_000;

/** What a list says of its group, once it is known to be that group's own. */
export interface ReadList {
  members: bigint[];
  head: GroupList['head'];
}

/**
 * @param text of the list's file
 * @throws WalletError `list-bad` unless it is a list that its own key signed; `list-other-group`
 */
export async function readList(text: string, group: GroupId): Promise<ReadList> {
  const list = parse(text);
  const head = list && (await readHead({ head: list.head, signature: list.signature }));
  if (!list || !head || head.size !== list.members.length) throw new WalletError('list-bad');
  if (`vouched:${head.key}` !== group) throw new WalletError('list-other-group');
  return { members: list.members.map(BigInt), head };
}

function parse(text: string): GroupList | null {
  try {
    const parsed = v.safeParse(GroupListSchema, JSON.parse(text), { abortEarly: true });
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Fetches a list's file: nothing but the request goes there. @throws WalletError `list-unreachable` */
export async function fetchList(url: string): Promise<string> {
  try {
    const response = await fetch(url, {
      // Another address than the one that the person saw is another server's.
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(FETCH_WITHIN_MS),
    });
    if (!response.ok || !response.body) throw new Error(`answered ${response.status}`);
    return await readCapped(response.body);
  } catch (cause) {
    throw new WalletError('list-unreachable', 'the list was not there', { cause });
  }
}

async function readCapped(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > MAX_LIST_CHARS) throw new RangeError('too large');
  }
}
