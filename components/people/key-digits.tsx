import { i18n } from '#i18n';

/** Thirty digits of somebody's keys, in groups that can be read aloud. */
export function KeyDigits({ digits, label = i18n.t('people_digits') }: { digits: string; label?: string }) {
  return (
    <div className="grid gap-0.5">
      <p className="text-small text-ink-soft">{label}</p>
      <p className="font-mono tabular-nums wrap-anywhere">{digits}</p>
    </div>
  );
}
