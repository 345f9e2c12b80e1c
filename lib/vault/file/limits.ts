/**
 * How much a wallet file may hold: the same for whoever writes one and whoever reads it (docs/spec/wallet-file.md), so
 * that nothing is written which cannot come back. Lines are never held together, but the hashes of the logs are.
 */
import { WalletError } from '#lib/protocol/index';

/** Longest line, in characters: a disclosure with its entries in the log. */
const MAX_LINE_CHARS = 4_194_304;
const MAX_LINES = 4_194_304;
const MAX_UNPACKED_BYTES = 2 ** 33;
/** More than one log a device; a wallet has a few. */
const MAX_LOGS = 10_000;
/** Of all logs together, 32 bytes each in memory. */
const MAX_LEAVES = 4_194_304;

/** @throws WalletError `file-too-large` */
export function checkLine(characters: number): void {
  if (characters > MAX_LINE_CHARS) throw new WalletError('file-too-large', 'a line is too long');
}

/** @throws WalletError `file-too-large` */
export function checkLines(lines: number): void {
  if (lines > MAX_LINES) throw new WalletError('file-too-large', 'the file has too many lines');
}

/** @throws WalletError `file-too-large` */
export function checkUnpacked(bytes: number): void {
  if (bytes > MAX_UNPACKED_BYTES) throw new WalletError('file-too-large', 'the file holds too much');
}

/** @throws WalletError `file-too-large` */
export function checkLogs(logs: number, leaves: number): void {
  if (logs > MAX_LOGS || leaves > MAX_LEAVES) throw new WalletError('file-too-large', 'the logs are too long');
}
