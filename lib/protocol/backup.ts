import * as v from 'valibot';
import { AuthSchema, KekSchema } from './auth';
import { ItemIdSchema, type Remarks, type Revision, RevisionSchema } from './items';
import { KdfSchema } from './kdf';
import type { RollbackHint } from './rollback';
import { base64, uuid } from './shapes';

/** Bytes that travel in one message: base64 of this many. */
export const FILE_PART_BYTES = 262_144;

const words = v.pipe(
  v.array(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(20))),
  v.minLength(12),
  v.maxLength(12),
);
const code = v.pipe(v.string(), v.maxLength(200));

/** What opens a wallet file: its password, the 12 words, or the pairing that this device began. */
export const OpeningSchema = v.variant('by', [
  v.strictObject({ by: v.literal('password'), kek: KekSchema }),
  v.strictObject({ by: v.literal('words'), words }),
  v.strictObject({ by: v.literal('pairing') }),
]);
export type Opening = v.InferOutput<typeof OpeningSchema>;

export const EXPORT_KINDS = ['wallet', 'json', 'markdown'] as const;
export const IMPORT_AIMS = ['check', 'merge', 'restore'] as const;
export type ImportAim = (typeof IMPORT_AIMS)[number];

export const BACKUP_METHODS = {
  /** Everything, sealed; or what can be read by anyone. `code`: sealed for the device that shows this code. */
  'export.begin': v.strictObject({ auth: AuthSchema, kind: v.picklist(EXPORT_KINDS), code: v.nullable(code) }),
  'export.next': v.strictObject({ id: uuid }),
  'export.cancel': v.strictObject({ id: uuid }),
  /** The file's first bytes. */
  'import.look': v.strictObject({ start: base64(16_384) }),
  'import.begin': v.strictObject({ start: base64(16_384), opening: OpeningSchema, aim: v.picklist(IMPORT_AIMS) }),
  'import.feed': v.strictObject({ id: uuid, part: base64(FILE_PART_BYTES) }),
  /** Begins to write what was fed when the aim is to; a restore sets the password of the wallet that it makes. */
  'import.finish': v.strictObject({
    id: uuid,
    password: v.nullable(v.strictObject({ kdf: KdfSchema, kek: KekSchema })),
  }),
  /** Answers after a while, or when it is done. */
  'import.progress': v.strictObject({ id: uuid }),
  'import.cancel': v.strictObject({ id: uuid }),
  'backup.status': v.strictObject({}),
  'backup.set': v.strictObject({ weekly: v.boolean() }),
  /** Notes the folder's name; the handle itself is in the store that pages share (docs/architecture.md). */
  'backup.folder': v.strictObject({ auth: AuthSchema, name: v.pipe(v.string(), v.maxLength(300)) }),
  'backup.run': v.strictObject({}),
  'backup.done': v.strictObject({}),
  /** What speaks for a wallet that is older than it was. */
  'rollback.hints': v.strictObject({}),
  /** The person knows of it. */
  'rollback.settle': v.strictObject({}),
  'pairing.begin': v.strictObject({}),
  'pairing.read': v.strictObject({ code }),
  'devices.lost': v.strictObject({ auth: AuthSchema }),
  'conflicts.list': v.strictObject({}),
  'conflicts.resolve': v.strictObject({ id: ItemIdSchema, keep: RevisionSchema, both: v.boolean() }),
} as const;

/** What a wallet file says before it is opened. */
export interface FileLook {
  /** Unix milliseconds, by the clock of the device that wrote it. */
  created: number;
  /** What the password is to be put through; null where the file is for one device only. */
  kdf: { name: 'argon2id'; memoryKiB: number; passes: number; lanes: number; salt: string } | null;
  /** For a file that was made for this device: digits that the other device shows too. */
  digits: string | null;
}

export type ItemFate = 'new' | 'changed' | 'conflict' | 'deleted' | 'same';

/** What a wallet file holds, and what it comes to here. */
export interface ImportSummary {
  created: number;
  items: Record<ItemFate, number>;
  /** Of a check: some of the items that are not the same; first those that a person should read twice. */
  shown: { fate: ItemFate; text: string; category: string; suspect: boolean }[];
  total: number;
  grants: number;
  disclosures: number;
  /** Records that could not be read when the file was written. */
  missing: number;
  /** Whether it is of a wallet with the same 12 words. */
  sameWallet: boolean;
}

/** How far the writing of an import is. */
export interface ImportProgress {
  /** From 0 to 1. */
  part: number;
  /** Once everything is written. */
  summary: ImportSummary | null;
}

export interface BackupStatus {
  weekly: boolean;
  /** Name of the folder that the person picked. */
  folder: string | null;
  /** Unix milliseconds. */
  lastAt: number | null;
  /** Records that could not be read, and are not in the last file in the folder. */
  missing: number;
  /** A backup should be made now: weekly ones are on and the last is older, or there is none and much to lose. */
  due: boolean;
}

/** Two versions of one item, written on two devices that had not seen each other's. */
export interface ConflictView {
  id: string;
  /** The one that is shown first; `text` null: there it was deleted. */
  versions: { rev: Revision; text: string | null; category: string | null; remarks: Remarks; here: boolean }[];
}

export interface BackupResults {
  'export.begin': { id: string; name: string; total: number; digits: string | null };
  /** `part` is base64; null once everything was handed out. `missing` records so far could not be read. */
  'export.next': { part: string | null; done: number; missing: number };
  'export.cancel': null;
  'import.look': FileLook;
  'import.begin': { id: string };
  'import.feed': null;
  'import.finish': ImportProgress;
  'import.progress': ImportProgress;
  'import.cancel': null;
  'backup.status': BackupStatus;
  'backup.set': BackupStatus;
  'backup.folder': BackupStatus;
  'backup.run': BackupStatus;
  'backup.done': BackupStatus;
  'rollback.hints': RollbackHint[];
  'rollback.settle': null;
  'pairing.begin': { code: string; digits: string };
  'pairing.read': { digits: string };
  'devices.lost': { revoked: number };
  'conflicts.list': ConflictView[];
  'conflicts.resolve': null;
}
