import { browser } from 'wxt/browser';

/**
 * The button's name, which every page that loads needs. The browser's first lookup of a message is a call to another
 * process that the page would wait for. A test keeps these equal to the locales' `chip_add`.
 */
export const BUTTON_NAMES: Record<string, string> & { en: string } = {
  en: 'Add my context',
  de: 'Meinen Kontext einfügen',
};

/** The button's name in the person's language. */
export function buttonName(): string {
  return BUTTON_NAMES[browser.i18n.getUILanguage().slice(0, 2)] ?? BUTTON_NAMES.en;
}
