import * as v from 'valibot';
import { ItemSchema, remarksOf } from '#lib/protocol/index';
import type { Piece } from '../candidate';
import { field, has, type Json, listField, textField, timeOf } from '../fields';

const createdAt = (value: Json) =>
  timeOf(value.updated_at ?? value.updatedAt ?? value.created_at ?? value.createdAt ?? value.created);

const kept = (text: string, app: string | null, when: number | null, where = ''): Piece[] =>
  text === '' ? [] : [{ how: 'kept', text, source: { app, when, where } }];

/** mem0: `[{ memory, categories, created_at }]`, or such a list under `results` or `memories`. */
export const isMem0 = (value: unknown): value is Json => has(value, 'memory') && typeof value.memory === 'string';

export const readMem0 = (value: Json): Piece[] => kept(textField(value, 'memory'), 'mem0', createdAt(value));

/** supermemory: documents with `containerTags`, and the facts made of them under `memoryEntries`. */
export const isSupermemory = (value: unknown): value is Json =>
  has(value, 'memoryEntries') || (has(value, 'containerTags') && (has(value, 'content') || has(value, 'summary')));

/** Facts where there are some; else what the person wrote. Web pages and files are not the person's words. */
export function readSupermemory(value: Json): Piece[] {
  const entries = listField(value, 'memoryEntries').filter(
    (entry) => field(entry, 'isForgotten') !== true && field(entry, 'isLatest') !== false,
  );
  const where = textField(value, 'title');
  if (entries.length > 0) {
    return entries.flatMap((entry) => kept(textField(entry, 'memory'), 'supermemory', createdAt(value), where));
  }
  const type = textField(value, 'type');
  if (type !== '' && type !== 'text' && type !== 'note') return [];
  return kept(textField(value, 'content') || textField(value, 'summary'), 'supermemory', createdAt(value), where);
}

/** An item of our own readable JSON (docs/spec/item.md). */
export const isOwnItem = (value: unknown): value is Json => has(value, 'rev') && has(value, 'trust');

/** With all that was said of it. What took its place is not known here by its id, but when that was. */
export function readOwnItem(value: Json): Piece[] | null {
  const { success, output: item } = v.safeParse(ItemSchema, value);
  if (!success) return null;
  const { supersededBy, ...remarks } = remarksOf(item);
  const ended = supersededBy === undefined ? [] : [item.rev.t];
  const ends = [...ended, ...(remarks.validUntil === undefined ? [] : [remarks.validUntil])];
  if (ends.length > 0) remarks.validUntil = Math.min(...ends);
  const own = { remarks, ...(item.source?.kind === 'import' && { source: item.source }) };
  return [{ ...pieceOf(item.text, item.created), category: item.category, own }];
}

const pieceOf = (text: string, when: number): Piece => ({ how: 'kept', text, source: { app: null, when, where: '' } });

/** A plain list: texts, or entries with `text` (or `content`) and perhaps `category`. */
export const isPlainEntry = (value: unknown): value is Json | string =>
  typeof value === 'string' || isText(field(value, 'text')) || isText(field(value, 'content'));

const isText = (value: unknown) => typeof value === 'string';

export function readPlainEntry(value: Json | string): Piece[] {
  if (typeof value === 'string') return kept(value.trim(), null, null);
  const pieces = kept(textField(value, 'text') || textField(value, 'content'), null, createdAt(value));
  const category = textField(value, 'category');
  return category === '' ? pieces : pieces.map((piece) => ({ ...piece, category }));
}
