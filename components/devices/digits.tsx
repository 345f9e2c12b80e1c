import { i18n } from '#i18n';

/** Digits that two screens show, for a person to compare. */
export function Digits({ digits }: { digits: string }) {
  return (
    <p className="grid gap-1 rounded-box border border-line bg-sunken px-3 py-2.5">
      <span className="text-small text-ink-soft">{i18n.t('pair_compare')}</span>
      <span className="font-mono text-title tracking-wide tabular-nums">{digits}</span>
    </p>
  );
}
