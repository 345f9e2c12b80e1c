/**
 * Characters that are read but not seen: controls but LF, bidirectional marks and overrides, and whatever Unicode
 * calls default-ignorable (UAX #44), tags and variation selectors among them. Kept are joiners inside emoji and
 * scripts that need them, and the emoji selector after an emoji.
 */
const INVISIBLE =
  /[\p{Cc}--\n]|\p{Bidi_Control}|[\ufff9-\ufffb]|[\p{Default_Ignorable_Code_Point}--[\u200c\u200d\ufe0f]]|(?<!\p{Emoji})\ufe0f|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f[[\p{L}\p{M}]--\p{Script=Latin}]])[\u200c\u200d]/gv;

/** What a person sees of a text: the same text without what is read but not seen. Line ends are LF afterwards. */
export function visibleText(text: string): string {
  return text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(INVISIBLE, '');
}
