import * as v from 'valibot';
import { OutcomeSchema } from './chat';
import { ItemIdSchema } from './items';
import type { ActivePersona } from './personas';

/** Where our pages keep the handles of folders; readable on disk, so nothing else is in it. */
export const PROJECTS_DB = 'satchel-projects';

/** Files that coding assistants read, as paths inside a project's folder. */
export const FOLDER_FILES = ['CLAUDE.md', 'AGENTS.md', '.cursor/rules/satchel.mdc'] as const;
export const FolderFileSchema = v.picklist(FOLDER_FILES);
export type FolderFile = (typeof FOLDER_FILES)[number];

/** Tokens that a section may take: an assistant reads it with every message. */
export const FOLDER_TOKEN_BUDGET = 2_000;
/** Lines that a preview looks at: no more fit. */
export const MAX_FOLDER_LINES = 1_000;

/** So that a place stays as short as an origin may be, in any script. */
const MAX_NAME_POINTS = 20;
const PLACE = /^folder:\/\/[0-9a-f-]{36}\/([^/]*)$/;

/** Stands where a site's origin does: in the consent, the receipt and the choice of a persona (docs/adr/0021-folders.md). */
export const FolderPlaceSchema = v.pipe(v.string(), v.maxLength(300), v.regex(PLACE));

/** @param id a UUID, so that two folders of one name are two places */
export function folderPlace(id: string, name: string): string {
  const start = [...name.toWellFormed()].slice(0, MAX_NAME_POINTS).join('');
  return `folder://${id}/${encodeURIComponent(start)}`;
}

/** The folder's name, its first twenty characters; null for what is no folder. */
export function folderName(place: string): string | null {
  const name = PLACE.exec(place)?.[1];
  if (name === undefined) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A line that may go into a folder. */
export interface FolderLine {
  id: string;
  text: string;
  category: string;
  /** It is part of the section. */
  chosen: boolean;
}

/** What a folder's section would hold now. */
export interface FolderPreview {
  active: ActivePersona;
  lines: FolderLine[];
  /** Lines that may go there and found no room. */
  more: number;
  /** What stands between the marks; empty without lines. */
  text: string;
  tokens: number;
}

const idsSchema = v.pipe(v.array(ItemIdSchema), v.maxLength(MAX_FOLDER_LINES));

export const FOLDER_METHODS = {
  /** Without the lines that the person leaves out. */
  'folders.preview': v.strictObject({ place: FolderPlaceSchema, without: idsSchema }),
  /** `text` is what the person saw; the page writes it into these files. */
  'folders.release': v.strictObject({
    place: FolderPlaceSchema,
    files: v.pipe(v.array(FolderFileSchema), v.minLength(1)),
    ids: v.pipe(idsSchema, v.minLength(1)),
    text: v.pipe(v.string(), v.maxLength(100_000)),
  }),
  'folders.report': v.strictObject({ place: FolderPlaceSchema, ...OutcomeSchema.entries }),
} as const;

export interface FolderResults {
  'folders.preview': FolderPreview;
  /** The receipt's id. */
  'folders.release': string;
  'folders.report': null;
}
