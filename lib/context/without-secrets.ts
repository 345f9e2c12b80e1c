import { type Item, visibleText } from '#lib/protocol/index';
import { maskSecrets } from './import/secrets';

/**
 * As items leave, and as receipts have them: keys, passwords, numbers of cards and accounts are masked. Looked for in
 * what is seen of a text, which is what leaves: a character that is not could hide a secret until it is taken out.
 */
export const withoutSecrets = (items: readonly Item[]): Item[] =>
  items.map((item) => {
    const { text, kinds } = maskSecrets(visibleText(item.text));
    return kinds.length > 0 ? { ...item, text } : item;
  });
