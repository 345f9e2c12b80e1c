import { FOLDER_TOKEN_BUDGET, type Item, MAX_FOLDER_LINES } from '#lib/protocol/index';
import type { IndexHead } from '#lib/vault/index';
import { listEntry } from './block';
import { isOffered } from './offered';
import type { Ranking } from './ranking';

/** Says whose words follow, and that they are not the assistant's to change (docs/adr/0021-folders.md). */
const HEAD = `## About the person who works here

From their own notes, kept by Satchel. Changes between these marks are overwritten.`;

/**
 * Lines for a section: those that are always included, then the newest, as far as there is room. Nothing that is
 * sensitive by itself.
 *
 * @param within the persona's categories
 * @param now Unix milliseconds
 * @returns ids, and how many others there were no room for
 */
export function pickForFolder(
  ranking: Ranking,
  within: readonly string[],
  now = Date.now(),
): { ids: string[]; more: number } {
  const allowed = (head: IndexHead) =>
    isOffered(head.remarks, now) && !head.remarks?.sensitive && within.includes(head.category);
  const pinned = ranking.pinned().filter(allowed);
  const isPinned = new Set(pinned.map(({ id }) => id));
  const heads = [...pinned, ...ranking.newest().filter((head) => allowed(head) && !isPinned.has(head.id))];
  let left = FOLDER_TOKEN_BUDGET;
  const fitting = heads.filter(({ tokens }) => {
    if (tokens > left) return false;
    left -= tokens;
    return true;
  });
  const ids = fitting.slice(0, MAX_FOLDER_LINES).map(({ id }) => id);
  return { ids, more: heads.length - ids.length };
}

/** A section's text as Markdown, of items `withoutSecrets`: a heading a category, in the order of its first line. Empty without items. */
export function folderText(items: readonly Pick<Item, 'text' | 'category'>[]): string {
  if (items.length === 0) return '';
  const categories = [...new Set(items.map(({ category }) => category))];
  const parts = categories.map((category) => {
    const lines = items.filter((item) => item.category === category);
    return `### ${inert(category)}\n\n${lines.map(({ text }) => inert(listEntry(text))).join('\n')}`;
  });
  return [HEAD, ...parts].join('\n\n');
}

/** UTF-8 can spell it, and no comment begins in it, so that no line of it can pass for a mark. */
const inert = (text: string) => text.toWellFormed().replaceAll('<!--', '<! --');
