/** Caps on what an import reads. Bytes unless the name says otherwise. */

/** One JSON file or one unpacked archive entry. */
export const MAX_UNPACKED_BYTES = 2 ** 31;
/** All entries of an archive that are read, together. */
export const MAX_ARCHIVE_BYTES = 2 ** 33;
/** One conversation or entry: all that is held at a time. */
export const MAX_RECORD_BYTES = 2 ** 25;
export const MAX_JSON_DEPTH = 100;
/** A file of notes or rules, which is read whole. */
export const MAX_NOTES_BYTES = 2 ** 23;

export const MAX_ZIP_ENTRIES = 100_000;
export const MAX_DIRECTORY_BYTES = 2 ** 25;
/** Unpacked to packed. DEFLATE reaches 1,032; chats written as JSON stay below 30. */
export const MAX_RATIO = 200;
/** Entries smaller than this, and archives that unpack to less, may have any ratio. */
export const RATIO_FREE_BYTES = 2 ** 24;

/** All are compared with each other; the newest `MAX_ITEMS_PER_IMPORT` of them are reviewed. */
export const MAX_CANDIDATES = 200_000;

/** Longer messages are pasted more often than written. */
export const MAX_MESSAGE_CHARS = 2_000;
/** What begins a file tells what it is. */
export const SNIFF_BYTES = 4_096;
