import { i18n } from '#i18n';
import { isErrorCode, type ProofFile } from '#lib/protocol/index';
import type { Step, StepId } from '#lib/verifier/index';
import { count, fullTime } from '../ui/format';
import { codeWords } from '../wallet/errors';

/** What a step that holds says. `file` is null only when the first step failed. */
function heldWords(id: StepId, file: ProofFile | null): string {
  const { index = 0, size = 0, anchor = null } = file ?? {};
  const words: Record<StepId, () => string> = {
    format: () => i18n.t('step_format'),
    entry: () => i18n.t('step_entry'),
    inclusion: () => i18n.t('step_inclusion', [count(index + 1), count(size)]),
    checkpoint: () => i18n.t('step_checkpoint'),
    anchor: () => i18n.t('step_anchor', [fullTime((anchor?.time ?? 0) * 1000), String(anchor?.block)]),
  };
  return words[id]();
}

function failedWords({ id, reason }: Step): string {
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

export const stepWords = (step: Step, file: ProofFile | null): string =>
  step.ok ? heldWords(step.id, file) : failedWords(step);
