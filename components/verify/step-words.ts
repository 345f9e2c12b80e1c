import { i18n } from '#i18n';
import { isErrorCode } from '#lib/protocol/index';
import type { Step, StepId, Verdict } from '#lib/verifier/index';
import { count, fullTime } from '../ui/format';
import { codeWords } from '../wallet/errors';
import type { Provable } from './checked';

/** What a step that holds says. `file` is null only when the first step failed. */
function heldWords(id: StepId, { witness, anchoredAt, block }: Verdict, file: Provable | null): string {
  const { index, size } = file?.format === 'satchel-proof' ? file : { index: 0, size: 0 };
  // Another step may have failed: then the verdict tells no time.
  const when = anchoredAt === null ? '' : fullTime(anchoredAt * 1000);
  const words: Record<StepId, () => string> = {
    format: () => i18n.t('step_format'),
    entry: () => i18n.t('step_entry'),
    inclusion: () => i18n.t('step_inclusion', [count(index + 1), count(size)]),
    checkpoint: () => i18n.t('step_checkpoint'),
    anchor: () => {
      if (when === '') return i18n.t('step_anchor_there', [String(block)]);
      return i18n.t(witness === 'bitcoin' ? 'step_stamp' : 'step_anchor', [when, String(block)]);
    },
  };
  return words[id]();
}

/** Of stamps, what their own errors say in a wallet that goes on asking is not so here. */
function stampWords(reason: string | null, block: number | null): string | null {
  switch (reason) {
    case 'stamp-pending':
      return i18n.t('step_stamp_pending');
    case 'stamp-bad':
      return i18n.t('step_stamp_bad');
    case 'header-mismatch':
      return i18n.t('step_stamp_mismatch');
    case 'header-unreachable':
      return i18n.t('step_stamp_unreachable');
    case 'not-checked':
      return block === null ? i18n.t('step_unchecked') : i18n.t('step_stamp_unchecked', [String(block)]);
    default:
      return null;
  }
}

function failedWords({ id, reason }: Step, { witness, block }: Verdict): string {
  const ofStamp = id === 'anchor' && witness === 'bitcoin' ? stampWords(reason, block) : null;
  if (ofStamp !== null) return ofStamp;
  if (reason === 'not-anchored') return i18n.t('step_not_anchored');
  if (reason === 'not-checked') return id === 'anchor' ? i18n.t('step_anchor_unchecked') : i18n.t('step_unchecked');
  if (isErrorCode(reason) && reason !== 'internal') return codeWords(reason);
  const words: Record<StepId, () => string> = {
    format: () => i18n.t('step_format_failed'),
    entry: () => i18n.t('step_entry_failed'),
    inclusion: () => i18n.t('step_inclusion_failed'),
    checkpoint: () => i18n.t('step_checkpoint_failed'),
    anchor: () => i18n.t('step_anchor_failed'),
  };
  return words[id]();
}

export const stepWords = (step: Step, verdict: Verdict, file: Provable | null): string =>
  step.ok ? heldWords(step.id, verdict, file) : failedWords(step, verdict);
