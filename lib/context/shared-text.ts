import type { Item } from '#lib/protocol/index';
import { listEntry } from './block';

/** Lines for a person as they are shown, and as the receipt has them: a list. Made of items `withoutSecrets`. */
export const sharedText = (items: readonly Pick<Item, 'text'>[]): string =>
  items.map(({ text }) => listEntry(text)).join('\n');
