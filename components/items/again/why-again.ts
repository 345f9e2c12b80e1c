import { i18n } from '#i18n';
import { askedAgain, type Item } from '#lib/protocol/index';
import { shortDate } from '../../ui/format';

/** Why a line should be looked at again, in words; empty where it need not be. */
export function whyAgain(item: Item, now = Date.now()): string {
  const { validFrom, validUntil = 0, supersededBy, trust, rev } = item;
  const withheld = supersededBy !== undefined || trust !== 'approved';
  switch (askedAgain({ updated: rev.t, validFrom, validUntil: item.validUntil, withheld }, now)) {
    case 'ended':
      return i18n.t('again_ended', [shortDate(validUntil - 1)]);
    case 'ends':
      return i18n.t('again_ends', [shortDate(validUntil - 1)]);
    case 'old':
      return i18n.t('again_old', [shortDate(rev.t)]);
    case null:
      return '';
  }
}
