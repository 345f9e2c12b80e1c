import { browser } from 'wxt/browser';

/** Our own pages, and a place on them. */
type Place =
  | 'onboarding.html'
  | 'sidepanel.html'
  | 'sidepanel.html#ask'
  | 'sidepanel.html#shared'
  | 'sidepanel.html#proof'
  | 'options.html'
  | 'options.html#people'
  | 'options.html#personas'
  | 'options.html#proof'
  | 'options.html#recover'
  | 'options.html#words';

/** Opens one of our pages in a tab; a popup that it was opened from goes away by itself. */
export async function openPage(place: Place): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/${place}` as '/sidepanel.html') });
}

/** Address of one receipt, in the list of them. */
export const receiptPage = (id: string): string => `/sidepanel.html#receipt-${encodeURIComponent(id)}`;

/** Address of the page that shows one receipt's proof. */
export const proofPage = (uid: string): string => `/verify.html?uid=${encodeURIComponent(uid)}`;
