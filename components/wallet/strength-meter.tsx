import { clsx } from 'clsx';
import { i18n } from '#i18n';
import { MIN_PASSWORD_CHARS } from './strength';
import type { Strength } from './use-strength';

const SEGMENTS = [1, 2, 3, 4];

function words({ score, longEnough }: Strength): string {
  if (!longEnough) return i18n.t('strength_short', [MIN_PASSWORD_CHARS]);
  if (score === null) return i18n.t('strength_judging');
  return [i18n.t('strength_0'), i18n.t('strength_1'), i18n.t('strength_2'), i18n.t('strength_3'), i18n.t('strength_4')][
    score
  ] as string;
}

/** Four bars and a sentence. The sentence carries the meaning, the bars only repeat it. */
export function StrengthMeter({ strength }: { strength: Strength }) {
  const filled = strength.longEnough ? (strength.score ?? 0) : Math.min(strength.score ?? 0, 1);
  return (
    <div className="grid gap-1.5">
      <span aria-hidden className="grid grid-cols-4 gap-1">
        {SEGMENTS.map((segment) => (
          <span key={segment} className={clsx('h-1 rounded-full', segment <= filled ? 'bg-ink-soft' : 'bg-line')} />
        ))}
      </span>
      <span role="status">{words(strength)}</span>
    </div>
  );
}
