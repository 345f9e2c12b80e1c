import { clsx } from 'clsx';
import { Check, Minus, X } from 'lucide-react';
import { i18n } from '#i18n';
import type { Verdict } from '#lib/verifier/index';
import { isOpen } from '#lib/verifier/outcome';
import type { Provable } from './checked';
import { stepWords } from './step-words';

/** What is no proof file fails at once: the other steps then say nothing. */
const tried = ({ steps }: Verdict) => (steps[0]?.ok ? steps : steps.slice(0, 1));

/** Every step of the check with its result: passed, failed, or not tried. */
export function Steps({ verdict, file }: { verdict: Verdict; file: Provable | null }) {
  return (
    <ol aria-label={i18n.t('checks')} className="grid gap-2">
      {tried(verdict).map((step) => {
        const open = isOpen(step);
        const Icon = step.ok ? Check : open ? Minus : X;
        const mark = step.ok ? i18n.t('check_passed') : open ? i18n.t('check_open') : i18n.t('check_failed');
        return (
          <li key={step.id} className="flex items-start gap-2.5">
            <Icon
              role="img"
              aria-label={mark}
              className={clsx(
                'mt-0.5 size-4 shrink-0',
                step.ok ? 'text-verified' : open ? 'text-ink-soft' : 'text-removes',
              )}
            />
            <span>{stepWords(step, verdict, file)}</span>
          </li>
        );
      })}
    </ol>
  );
}
