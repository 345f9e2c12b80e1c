/** What whoever has an `.ots` file checks, without any calendar: the file itself, and one block of Bitcoin. */
import { type Bytes, isEqual } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/errors';
import { blocksOf, readFile } from './file';
import { must, SHA256, type Timestamp } from './format';
import { fetchHeader, type Header, isLive } from './header';

export interface Stamped {
  /** Of the earliest block that holds it. */
  height: number;
  /** By that block, Unix seconds; a block's maker may be off by about two hours. */
  time: number;
  /** The block took as much work as Bitcoin's do: nobody makes one to deceive. */
  live: boolean;
}

/**
 * Reads an `.ots` file of these 32 bytes. Where it leads to no block yet, only calendars have it: `blocks` is empty.
 *
 * @throws WalletError `stamp-bad` on what is no such file, or one of other bytes
 */
export function readStamp(ots: Uint8Array, digest: Bytes): { timestamp: Timestamp; blocks: number[] } {
  const { hash, timestamp } = readFile(ots);
  must(hash === SHA256 && isEqual(timestamp.message, digest), 'a stamp of something else');
  return { timestamp, blocks: blocksOf(timestamp).map(({ height }) => height) };
}

/**
 * When these 32 bytes existed at the latest, by an `.ots` file and a block of Bitcoin.
 *
 * @param headers address of a server with Esplora's interface; it is believed in nothing but which block has a height
 * @throws WalletError `stamp-bad` as `readStamp`, or where only calendars have it; `header-unreachable`;
 *   `header-mismatch` where no block holds it
 */
export async function verifyStamp(
  ots: Uint8Array,
  digest: Bytes,
  headers: string,
  fetchFn: typeof fetch = fetch,
): Promise<Stamped> {
  const { height, header } = await findBlock(readStamp(ots, digest).timestamp, headers, fetchFn);
  return { height, time: header.time, live: isLive(header) };
}

/** More blocks than calendars are chosen are somebody's game. */
const MOST_BLOCKS = 8;

/** The earliest block that holds what a timestamp says. @throws WalletError as `verifyStamp` */
export async function findBlock(
  timestamp: Timestamp,
  headers: string,
  fetchFn: typeof fetch,
): Promise<{ height: number; header: Header }> {
  const blocks = blocksOf(timestamp).slice(0, MOST_BLOCKS);
  must(blocks.length > 0, 'in no block yet');
  let failure: unknown;
  for (const { height, merkleRoot } of blocks) {
    try {
      const header = await fetchHeader(headers, height, fetchFn);
      if (isEqual(header.merkleRoot, merkleRoot)) return { height, header };
    } catch (error) {
      if (!(error instanceof WalletError && error.code === 'header-mismatch')) failure = error;
    }
  }
  // A block that could not be looked at may be the one.
  throw failure ?? new WalletError('header-mismatch', 'no block holds it');
}
