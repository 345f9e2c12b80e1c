/**
 * The button's name, which every page that loads needs. The browser's first lookup of a message is a call to another
 * process that the page would wait for. A test keeps these equal to the locales' `chip_add`.
 */
export const BUTTON_NAMES: Record<string, string> & { en: string } = {
  en: 'Add my context',
  de: 'Meinen Kontext einfügen',
};
