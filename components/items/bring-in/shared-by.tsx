import { i18n } from '#i18n';
import type { OpenedShare } from '#lib/protocol/index';
import { KeyDigits } from '../../people/key-digits';
import { fullDate } from '../../ui/format';
import { Notice } from '../../ui/notice';

/** Whom lines that were shared are from, and how sure that is. */
export function SharedBy({ share: { from, until, before } }: { share: Omit<OpenedShare, 'items'> }) {
  const { known, digits } = from;
  const sure = known.kind === 'pinned' || known.kind === 'own';
  return (
    <Notice kind={sure ? 'info' : 'needs'} title={sentenceOf(from)}>
      <p>{i18n.t('bring_share_until', [fullDate(until)])}</p>
      {before !== null && <p>{i18n.t('bring_share_before', [fullDate(before)])}</p>}
      {known.kind === 'changed' && <KeyDigits label={i18n.t('people_changed_old')} digits={known.contact.digits} />}
      {!sure && <KeyDigits label={i18n.t('people_changed_new')} digits={digits} />}
    </Notice>
  );
}

function sentenceOf({ known, name }: OpenedShare['from']): string {
  switch (known.kind) {
    case 'own':
      return i18n.t('bring_share_own');
    case 'pinned':
      return i18n.t('bring_share_from', [known.contact.name]);
    case 'changed':
      return i18n.t('bring_share_changed', [known.contact.name]);
    case 'new':
      return name === '' ? i18n.t('bring_share_nameless') : i18n.t('bring_share_unknown', [name]);
  }
}
