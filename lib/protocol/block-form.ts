/** How a context block looks (docs/spec/context-block.md). */
export const BLOCK_STYLES = ['list', 'prose', 'markdown', 'xml'] as const;
export type BlockStyle = (typeof BLOCK_STYLES)[number];

/** Languages that a block's frame is written in, ISO 639-1. */
export const FRAME_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'uk', 'zh', 'ja', 'ko'] as const;
export type FrameLanguage = (typeof FRAME_LANGUAGES)[number];

export interface BlockForm {
  style: BlockStyle;
  language: FrameLanguage;
}

/** What machines get, and whoever chose nothing writes. */
export const PLAIN_FORM: BlockForm = { style: 'list', language: 'en' };
