import type { Item } from '#lib/protocol/index';
import { maskSecrets } from './import/secrets';

/** As items leave, and as receipts have them: keys, passwords, numbers of cards and accounts are masked. */
export const withoutSecrets = (items: readonly Item[]): Item[] =>
  items.map((item) => ({ ...item, text: maskSecrets(item.text).text }));
