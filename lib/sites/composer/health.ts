import type { Miss } from '#lib/protocol/health';
import { isEmpty } from '../editor/text';
import type { PageSite } from '../record';
import { isOnRecord } from './find';
import { urlKind } from './new-chat';

/** Which kinds of a record's selectors find nothing where they ought to, beside a composer that was found all the same. */
export function missedBy(site: PageSite, composer: HTMLElement, address: Pick<URL, 'pathname' | 'search'>): Miss[] {
  const { ownerDocument: page } = composer;
  const lacks = (css: string) => css !== '' && !page.querySelector(css);
  const missed: Miss[] = isOnRecord(site, composer) ? [] : ['composer'];
  // Some sites have no send control until there is something to send.
  if (!isEmpty(composer) && lacks(site.send) && lacks(site.stop)) missed.push('send');
  if (urlKind(site, address) === 'conversation' && lacks(site.turn)) missed.push('turn');
  return missed;
}
