import { expect, test } from 'vitest';
import { checkLine, checkLines, checkLogs, checkUnpacked } from '#lib/vault/file/limits';

/** The numbers of docs/spec/wallet-file.md. */
test.each([
  ['a line of 4,194,304 characters', checkLine, [4_194_304], [4_194_305]],
  ['4,194,304 lines', checkLines, [4_194_304], [4_194_305]],
  ['8 GiB unpacked', checkUnpacked, [8 * 1_024 ** 3], [8 * 1_024 ** 3 + 1]],
  ['10,000 logs', checkLogs, [10_000, 0], [10_001, 0]],
  ['4,194,304 leaves in all logs', checkLogs, [1, 4_194_304], [1, 4_194_305]],
] as [string, (...amounts: number[]) => void, number[], number[]][])(
  'default: %s and no more',
  (_name, check, most, over) => {
    expect(() => check(...most)).not.toThrow();
    expect(() => check(...over)).toThrow(expect.objectContaining({ code: 'file-too-large' }));
  },
);
