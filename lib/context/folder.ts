import { FOLDER_TOKEN_BUDGET, type Item, MAX_FOLDER_LINES } from '#lib/protocol/index';
import type { IndexHead } from '#lib/vault/index';
import { listEntry } from './block';
import { maskSecrets } from './import/secrets';
import { isOffered } from './offered';
import type { Ranking } from './ranking';

/** Says whose words follow, and that they are not the assistant's to change (docs/adr/0021-folders.md). */
const HEAD = `## About the person who works here

From their own notes, kept by Satchel. Changes between these marks are overwritten.`;

/**
 * Lines for a section: those that are always included, then the newest, as far as there is room. Nothing that is
 * sensitive by itself; of a sensitive category only where a persona names it.
 *
 * @param within what may be looked at; null for any category
 * @param now Unix milliseconds
 * @returns ids, and how many others there were no room for
 */
export function pickForFolder(
  ranking: Ranking,
  within: readonly string[] | null,
  now = Date.now(),
): { ids: string[]; more: number } {
  const allowed = (head: IndexHead) =>
    isOffered(head.remarks, now) &&
    !head.remarks?.sensitive &&
    (within ? within.includes(head.category) : !ranking.guards(head));
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

/** A section's text as Markdown, secrets masked: a heading a category, in the order of its first line. Empty without items. */
export function folderText(items: readonly Pick<Item, 'text' | 'category'>[]): string {
  if (items.length === 0) return '';
  const categories = [...new Set(items.map(({ category }) => category))];
  const parts = categories.map((category) => {
    const lines = items.filter((item) => item.category === category);
    return `### ${inert(category)}\n\n${lines.map(({ text }) => inert(entryOf(text))).join('\n')}`;
  });
  return [HEAD, ...parts].join('\n\n');
}

const entryOf = (text: string) => listEntry(maskSecrets(text).text);

/** No comment begins in it, so that no line of it can pass for a mark. */
const inert = (text: string) => text.replaceAll('<!--', '<! --');
