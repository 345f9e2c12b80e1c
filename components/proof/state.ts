import { i18n } from '#i18n';
import type { AnchorStatus } from '#lib/protocol/index';
import { ago, count } from '../ui/format';

/** Whether a public chain is configured at all. */
export const proofIsOff = ({ config }: AnchorStatus): boolean => config.network === 'off';

/** Where the proof of this wallet's changes stands, in one sentence. */
export function proofWords(status: AnchorStatus): string {
  const { logSize, provenSize, confirmed } = status;
  if (confirmed && provenSize > 0) {
    const when = ago((confirmed.chainTime ?? confirmed.createdAt / 1000) * 1000);
    if (provenSize >= logSize) return i18n.t('proof_all', logSize, [count(logSize), when]);
    return i18n.t('proof_some', [count(provenSize), count(logSize), when]);
  }
  if (proofIsOff(status)) return i18n.t('proof_off');
  return logSize === 0 ? i18n.t('proof_nothing') : i18n.t('proof_waiting', logSize, [count(logSize)]);
}
