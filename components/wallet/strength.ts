import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** zxcvbn's verdict: 0 (guessed at once) to 4 (very hard to guess). */
export type Score = 0 | 1 | 2 | 3 | 4;

export const MIN_PASSWORD_CHARS = 10;
export const MIN_SCORE = 2;
/** zxcvbn's time grows with length, and what is longer is strong enough to tell from its start. */
const MAX_JUDGED_CHARS = 100;

let loading: Promise<ZxcvbnFactory> | undefined;

/** Loads the dictionaries, over a megabyte, when the first password is typed. */
async function load(): Promise<ZxcvbnFactory> {
  const [core, common, en] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...en.dictionary },
    graphs: common.adjacencyGraphs,
    translations: en.translations,
  });
}

/** How hard a password is to guess, judged on this device. */
export async function judge(password: string): Promise<Score> {
  loading ??= load();
  return (await loading).check(password.slice(0, MAX_JUDGED_CHARS), ['satchel', 'chatgpt', 'claude']).score;
}
