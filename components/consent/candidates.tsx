import { i18n } from '#i18n';
import type { ApprovalCandidate, Reason } from '#lib/protocol/index';
import { categoryName } from '../shared/category';
import { Checkbox } from '../ui/choice';
import { list } from '../ui/format';

function whyWords(reason: Reason): string {
  if (reason.kind === 'pinned') return i18n.t('why_pinned');
  if (reason.kind === 'newest') return i18n.t('why_newest');
  // Forgotten by a lock.
  if (reason.words.length === 0) return i18n.t('why_draft');
  return i18n.t('why_matches', [list(reason.words.map((word) => i18n.t('quoted', [word])))]);
}

interface CandidatesProps {
  candidates: readonly ApprovalCandidate[];
  ticked: readonly string[];
  onTicked: (ids: string[]) => void;
}

/** The lines that could be shared, each with its category and why it is here. */
export function Candidates({ candidates, ticked, onTicked }: CandidatesProps) {
  if (candidates.length === 0) return null;
  return (
    <ul aria-label={i18n.t('candidates')} className="rounded-box border border-line bg-raised">
      {candidates.map(({ id, text, hasSecret, category, reason }) => (
        <li key={id} className="border-b border-line last:border-0">
          <Checkbox
            checked={ticked.includes(id)}
            onChange={(event) =>
              onTicked(event.target.checked ? [...ticked, id] : ticked.filter((other) => other !== id))
            }
            className="px-3 py-2 hover:bg-sunken"
          >
            <span className="block">{text}</span>
            <span className="flex flex-wrap justify-between gap-x-3 text-small text-ink-soft">
              <span>{categoryName(category)}</span>
              <span>{whyWords(reason)}</span>
              {hasSecret && <span className="w-full text-needs">{i18n.t('why_secret')}</span>}
            </span>
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}
