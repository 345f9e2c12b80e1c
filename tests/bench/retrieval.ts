import { printTable, type Row } from './report';
import { baseline, ours } from './retrieval/engines';
import { readConversations } from './retrieval/locomo';
import { quality } from './retrieval/quality';
import { scale } from './retrieval/scale';

const SIZES = [1_000, 10_000, 100_000];

/**
 * How well and how fast lines are found: `npm run bench -- retrieval --data FILE`, where the file has the form of
 * LoCoMo (Maharana et al. 2024, CC BY-NC 4.0; not part of this repository). MiniSearch runs beside it.
 *
 * @returns whether all figures hold
 */
export async function bench(options: readonly string[]): Promise<boolean> {
  const file = options[options.indexOf('--data') + 1];
  if (!options.includes('--data') || !file) throw new Error('usage: npm run bench -- retrieval --data FILE');
  const conversations = readConversations(file);
  const rows: Row[] = [];
  for (const kind of ['turns', 'facts'] as const) {
    rows.push(...quality(kind, conversations, 'Satchel', ours, { turns: 68, facts: 61 }[kind]));
    rows.push(...quality(kind, conversations, 'MiniSearch', baseline, null));
  }
  for (const size of SIZES) rows.push(...(await scale(size, conversations)));
  console.log();
  printTable(rows);
  return rows.every(({ holds }) => holds !== false);
}
