import { i18n } from '#i18n';
import { type AnchorStatus, BITCOIN, isLiveEas } from '#lib/protocol/index';
import { ago, count } from '../ui/format';

/** Whether a public chain is configured at all. */
export const proofIsOff = ({ config }: AnchorStatus): boolean => config.network === 'off';

/** Whether calendars take the roots, so that nobody pays. */
export const provesFree = ({ config }: AnchorStatus): boolean => config.network === BITCOIN;

interface Newest {
  /** When what it covers existed at the latest, Unix milliseconds. */
  at: number;
  /** Others can rely on that. */
  live: boolean;
}

/** Of two ways to prove, the one that covers more. */
export function newestProof({ confirmed, stamped }: AnchorStatus): Newest | null {
  if (stamped?.time != null && stamped.size >= (confirmed?.size ?? 0))
    return { at: stamped.time * 1000, live: stamped.live };
  if (!confirmed) return null;
  const { chainTime, createdAt, chainId, eas } = confirmed;
  return { at: chainTime === null ? createdAt : chainTime * 1000, live: isLiveEas(chainId, eas) };
}

/** Where the proof of this wallet's changes stands, in one sentence. */
export function proofWords(status: AnchorStatus): string {
  const { logSize, provenSize } = status;
  const newest = newestProof(status);
  if (newest && provenSize > 0) {
    const when = ago(newest.at);
    if (provenSize >= logSize) return i18n.t('proof_all', logSize, [count(logSize), when]);
    return i18n.t('proof_some', [count(provenSize), count(logSize), when]);
  }
  if (proofIsOff(status)) return i18n.t('proof_off');
  return logSize === 0 ? i18n.t('proof_nothing') : i18n.t('proof_waiting', logSize, [count(logSize)]);
}
