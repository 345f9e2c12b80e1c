import { i18n } from '#i18n';
import type { PresentationFault } from '#lib/verifier/presentation';
import type { ShownTextFault } from '#lib/verifier/shown-text';
import type { Underscored } from '../wallet/errors';

/** Why a proof of membership does not hold. */
export const memberFaultWords = (fault: PresentationFault): string =>
  i18n.t(`member_fault_${fault.replaceAll('-', '_') as Underscored<PresentationFault>}`);

const PROOF_FAULTS: readonly string[] = [
  'wrong-depth',
  'group-not-accepted',
  'other-site',
  'other-challenge',
  'other-grant',
  'proof',
  'root-unknown',
  'root-old',
  'root-withdrawn',
  'group-expired',
] satisfies PresentationFault[];

/** Why a text does not go with the membership that it names. */
export function shownTextFaultWords(fault: ShownTextFault): string {
  if (PROOF_FAULTS.includes(fault)) return memberFaultWords(fault as PresentationFault);
  if (fault === 'line') return i18n.t('text_fault_line');
  if (fault === 'disclosure') return i18n.t('text_fault_text');
  return i18n.t('text_fault_consent');
}
