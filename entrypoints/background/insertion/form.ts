import { browser } from 'wxt/browser';
import { languageOfDraft } from '#lib/context/index';
import { type BlockForm, type BlockStyle, FRAME_LANGUAGES, type FrameLanguage } from '#lib/protocol/index';
import { readInPage } from '../sites/in-page';

/** Sites whose models were trained on texts marked up so, as their makers say. */
const STYLE_OF: Readonly<Record<string, BlockStyle>> = { 'https://claude.ai': 'xml' };

/** How a text for a chat looks: as the person chose, in the draft's language, or in the browser's where that is not clear. */
export async function formFor(origin: string, draft: string): Promise<BlockForm> {
  const { style } = await readInPage();
  return {
    style: style === 'site' ? (STYLE_OF[origin] ?? 'list') : style,
    language: languageOfDraft(draft) ?? browserLanguage(),
  };
}

/** The browser's language where a frame is written in it, else English. */
export function browserLanguage(): FrameLanguage {
  const [own] = browser.i18n.getUILanguage().split('-');
  return FRAME_LANGUAGES.find((language) => language === own) ?? 'en';
}
