import { FRAME_WORDS } from '../frames';

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Every frame, in whatever style and language: from its head to its end, which no line of an item begins with, or to the
 * end of the text where that is cut off.
 */
const BLOCK = new RegExp(
  Object.values(FRAME_WORDS)
    .flatMap(({ head, end }) => [
      `(?:\\[|\\(|### )${literally(head)}[\\])]?[\\s\\S]*?(?:^(?:\\[|\\(|### )${literally(end)}[\\])]?|(?![\\s\\S]))`,
      `<about_me note="${literally(head)}">[\\s\\S]*?(?:</about_me>|(?![\\s\\S]))`,
    ])
    .join('|'),
  'gm',
);
/** In every one of them; most texts have none, and are not searched for the rest. */
const SIGNS = Object.values(FRAME_WORDS).map(({ head }) => head);

/** A message without the context blocks in it: the wallet's own lines are not to be learnt from a chat again. */
export function withoutOwnBlocks(text: string): string {
  return SIGNS.some((sign) => text.includes(sign)) ? text.replace(BLOCK, '') : text;
}
