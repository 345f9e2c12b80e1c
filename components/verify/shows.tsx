import { i18n } from '#i18n';
import type { Outcome } from '#lib/verifier/outcome';

interface ShowsProps {
  outcome: Outcome;
  /** On a chain that others can rely on, by its clock; Unix seconds in words. */
  witnessedAt: string | null;
}

/** What follows from a proof, and what does not, each in a sentence. */
export function Shows({ outcome, witnessedAt }: ShowsProps) {
  const shown =
    outcome === 'holds' && witnessedAt
      ? [i18n.t('shows_existed', [witnessedAt]), i18n.t('shows_unchanged'), i18n.t('shows_signed')]
      : [i18n.t('shows_fits'), i18n.t('shows_signed')];
  const notShown = [
    ...(witnessedAt && outcome === 'holds' ? [] : [i18n.t('shows_not_when')]),
    i18n.t('shows_not_true'),
    i18n.t('proof_not_proven'),
    i18n.t('shows_not_who'),
  ];
  return (
    <>
      {outcome !== 'fails' && <Points title={i18n.t('shows')} points={shown} />}
      <Points title={i18n.t('shows_not')} points={notShown} />
    </>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <section className="grid gap-1">
      <h2 className="font-medium">{title}</h2>
      <ul className="grid list-disc gap-1 ps-5 text-ink-soft">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
