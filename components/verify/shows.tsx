import { i18n } from '#i18n';
import type { Verdict } from '#lib/verifier/index';
import type { Outcome } from '#lib/verifier/outcome';
import { fullTime } from '../ui/format';

interface ShowsProps {
  verdict: Verdict;
  outcome: Outcome;
  /** The record stands in no log. */
  isAlone: boolean;
}

/** What follows from a proof, and what does not, each in a sentence. */
export function Shows({ verdict: { anchoredAt, isLiveChain, witness }, outcome, isAlone }: ShowsProps) {
  // On a chain that others can rely on.
  const isWitnessed = outcome === 'holds' && isLiveChain && anchoredAt !== null;
  const shown = [
    ...(isWitnessed
      ? [i18n.t('shows_existed', [fullTime(anchoredAt * 1000)]), i18n.t('shows_unchanged')]
      : [i18n.t('shows_fits')]),
    ...(isAlone ? [i18n.t('shows_alone')] : [i18n.t('shows_signed')]),
  ];
  const notShown = [
    ...(isWitnessed ? [] : [i18n.t('shows_not_when')]),
    ...(isWitnessed && witness === 'bitcoin' ? [i18n.t('shows_not_minute')] : []),
    i18n.t('shows_not_true'),
    isAlone ? i18n.t('shows_not_alone') : i18n.t('proof_not_proven'),
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
