import { contextBlock, estimateTokens } from '#lib/context/index';
import type { BlockForm, Item } from '#lib/protocol/index';

export interface Composed {
  text: string;
  tokens: number;
}

/** A context block and its size. @param membership a line on what is shown with it */
export function composeBlock(texts: readonly string[], form?: BlockForm, membership?: string): Composed {
  const text = contextBlock(texts, form, membership);
  return { text, tokens: estimateTokens(text) };
}

/**
 * The same of as many items, from the first on, as there is room for: a style that spells signs otherwise takes more
 * than was reckoned with.
 */
export function composeWithin(
  items: readonly Item[],
  tokenBudget: number,
  form?: BlockForm,
  membership?: string,
): Composed & { items: readonly Item[] } {
  const texts = items.map(({ text }) => text);
  for (let count = texts.length; ; count--) {
    const composed = composeBlock(texts.slice(0, count), form, membership);
    if (composed.tokens <= tokenBudget || count === 0) return { ...composed, items: items.slice(0, count) };
  }
}
