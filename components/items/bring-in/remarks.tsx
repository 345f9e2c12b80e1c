import { i18n } from '#i18n';
import { list } from '../../ui/format';
import type { Line } from './review';

/** What was masked in a line, and what speaks to an AI in it. */
export function Remarks({ line: { masked, suspicions } }: { line: Line }) {
  const words = {
    instruction: i18n.t('suspicion_instruction'),
    link: i18n.t('suspicion_link'),
    encoded: i18n.t('suspicion_encoded'),
  };
  const remarks = [
    ...suspicions.map((name) => words[name]),
    masked.length > 0 ? i18n.t('bring_masked', [list(masked.map(secretName))]) : '',
  ].filter((remark) => remark !== '');
  return remarks.map((remark) => (
    <span key={remark} className="line-clamp-3 text-small text-needs wrap-anywhere">
      {remark}
    </span>
  ));
}

function secretName(kind: Line['masked'][number]): string {
  switch (kind) {
    case 'private-key':
      return i18n.t('bring_secret_private_key');
    case 'api-key':
      return i18n.t('bring_secret_api_key');
    case 'token':
      return i18n.t('bring_secret_token');
    case 'password':
      return i18n.t('bring_secret_password');
    case 'card':
      return i18n.t('bring_secret_card');
    case 'iban':
      return i18n.t('bring_secret_iban');
    case 'seed-phrase':
      return i18n.t('bring_secret_seed_phrase');
  }
}
