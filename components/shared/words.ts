import { i18n } from '#i18n';
import {
  type Delivery,
  type DisclosureState,
  type DisclosureView,
  folderName,
  type GrantView,
  type InsertDetail,
  personName,
} from '#lib/protocol/index';
import { ago, fullDate } from '../ui/format';

/** Consents and receipts in words. A release is never called 'shared', an unknown outcome never 'not shared'. */

export function deliveryWords(delivery: Delivery): string {
  const words = {
    once: i18n.t('delivery_once'),
    click: i18n.t('delivery_click'),
    auto: i18n.t('delivery_auto'),
    app: i18n.t('delivery_app'),
  };
  return words[delivery];
}

export function grantStateWords(grant: GrantView): string {
  switch (grant.state) {
    case 'active':
      return i18n.t('grant_active', [fullDate(grant.until * 1000)]);
    case 'elsewhere':
      return i18n.t('grant_elsewhere', [fullDate(grant.until * 1000)]);
    case 'expired':
      return i18n.t('grant_expired', [fullDate(grant.until * 1000)]);
    case 'revoked':
      return i18n.t('grant_revoked', [ago((grant.revokedAt ?? grant.until) * 1000)]);
    case 'used':
      return i18n.t('grant_used');
  }
}

export type Outcome = Pick<DisclosureView, 'state' | 'detail' | 'origin' | 'nonce'>;

/** Failures of a text that stood in the page, if only for a moment: a page that watches its editor has read it. */
const WAS_THERE: ReadonlySet<string> = new Set(['mismatch', 'error'] satisfies InsertDetail[]);

/** For an app's server: no message box was in it. */
const SEALED: InsertDetail = 'sealed';

/** Heading of a receipt, and what it means. */
export function outcomeWords({ state, detail, origin, nonce }: Outcome): { title: string; text: string } {
  if (folderName(origin) !== null) return folderOutcomeWords(state);
  // Handed over by whatever way the person takes: what became of it nobody can tell.
  if (personName(origin) !== null) return { title: i18n.t('outcome_person'), text: i18n.t('outcome_person_text') };
  const words = {
    released: { title: i18n.t('outcome_released'), text: i18n.t('outcome_released_text') },
    inserted: { title: i18n.t('outcome_inserted'), text: i18n.t('outcome_inserted_text') },
    sent: { title: i18n.t('outcome_sent'), text: i18n.t('outcome_sent_text') },
    undone: { title: i18n.t('outcome_undone'), text: i18n.t('outcome_undone_text') },
    failed: { title: i18n.t('outcome_failed'), text: i18n.t('outcome_failed_text') },
    unknown: { title: i18n.t('outcome_unknown'), text: i18n.t('outcome_unknown_text') },
  };
  if (state === 'failed' && detail !== null && WAS_THERE.has(detail)) {
    return { title: i18n.t('outcome_not_kept'), text: i18n.t('outcome_not_kept_text') };
  }
  if (state === 'sent' && detail === SEALED)
    return { title: i18n.t('outcome_sealed'), text: i18n.t('outcome_sealed_text') };
  // An app's server got it or not: no message box was meant.
  if (nonce !== undefined && state === 'released') return { ...words.released, text: i18n.t('outcome_app_released') };
  if (nonce !== undefined && state === 'failed')
    return { title: i18n.t('outcome_app_failed'), text: i18n.t('outcome_app_failed_text') };
  return words[state];
}

function folderOutcomeWords(state: DisclosureState): { title: string; text: string } {
  const written = { title: i18n.t('outcome_folder_written'), text: i18n.t('outcome_folder_written_text') };
  const open = { title: i18n.t('outcome_unknown'), text: i18n.t('outcome_folder_open_text') };
  return {
    released: open,
    inserted: written,
    sent: written,
    undone: { title: i18n.t('outcome_undone'), text: i18n.t('outcome_folder_undone_text') },
    failed: { title: i18n.t('outcome_folder_failed'), text: i18n.t('outcome_folder_failed_text') },
    unknown: open,
  }[state];
}

/** Why an insertion failed, or what was sent instead; codes from elsewhere have no words of their own. */
export function detailWords(detail: string | null): string | null {
  const words: Record<Exclude<InsertDetail, 'sealed' | 'unwritten'>, string> = {
    'no-composer': i18n.t('detail_no_composer'),
    mismatch: i18n.t('detail_mismatch'),
    moved: i18n.t('detail_moved'),
    expired: i18n.t('detail_expired'),
    busy: i18n.t('detail_busy'),
    error: i18n.t('detail_error'),
    edited: i18n.t('detail_edited'),
  };
  return detail !== null && Object.hasOwn(words, detail) ? words[detail as keyof typeof words] : null;
}
