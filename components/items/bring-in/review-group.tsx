import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { categoryName } from '../../shared/category';
import { Button } from '../../ui/button';
import { count } from '../../ui/format';
import { EditLine } from './edit-line';
import { type Group, isApprovedAtOnce, waitingIn } from './groups';
import { besideOf, olderOf, type Review, type ReviewStep } from './review';
import { ReviewLine } from './review-line';
import type { Editing, ReviewKeys } from './use-review-keys';

/** Lines of a group that are shown at once, and more with each click. */
const PAGE = 25;

interface ReviewGroupProps {
  group: Group;
  review: Review;
  keys: ReviewKeys;
  step: (step: ReviewStep) => void;
  known: readonly string[];
  editing: Editing;
  onEditing: (editing: Editing) => void;
}

/** Lines that belong together, to be decided at once or one by one. Those to be read closely are approved one by one alone. */
export function ReviewGroup({ group, review, keys, step, known, editing, onEditing }: ReviewGroupProps) {
  const headingId = useId();
  const [paged, setPaged] = useState(PAGE);
  const name = nameOf(group);
  const waiting = waitingIn(group);
  const number = count(waiting.length);
  const reached = group.lines.findIndex(({ id }) => id === keys.at) + 1;
  const shown = group.lines.slice(0, Math.max(paged, reached));
  const hidden = group.lines.length - shown.length;
  return (
    <section aria-labelledby={headingId} className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id={headingId} className="min-w-0 font-semibold wrap-anywhere">
          {name} <span className="font-normal text-ink-soft tabular-nums">{count(group.lines.length)}</span>
        </h3>
        {waiting.length > 1 && (
          <div className="flex flex-wrap gap-2">
            {isApprovedAtOnce(group) && (
              <Button
                size="small"
                aria-label={i18n.t('bring_approve_group', [number, name])}
                onClick={() => step({ do: 'decide', ids: waiting, decision: 'approved' })}
              >
                {i18n.t('bring_approve_all', [number])}
              </Button>
            )}
            {group.kind === 'beside' && (
              <Button size="small" onClick={() => step({ do: 'newest', ids: waiting })}>
                {i18n.t('bring_newest')}
              </Button>
            )}
            <Button
              size="small"
              look="quiet"
              aria-label={i18n.t('bring_reject_group', [number, name])}
              onClick={() => step({ do: 'decide', ids: waiting, decision: 'rejected' })}
            >
              {i18n.t('bring_reject_all', [number])}
            </Button>
          </div>
        )}
      </div>
      <ul className="grid min-w-0 gap-1.5">
        {shown.map((line) =>
          line.id === editing?.id ? (
            <EditLine
              key={line.id}
              line={line}
              older={editing.joins ? (olderOf(line) ?? besideOf(line, review)) : null}
              known={known}
              onSave={(draft) => {
                const over = editing.joins ? besideOf(line, review)?.id : undefined;
                step({ do: 'edit', id: line.id, draft, replaces: editing.joins, over });
                onEditing(null);
                keys.onDone(line.id, over);
              }}
              onCancel={() => onEditing(null)}
            />
          ) : (
            <ReviewLine key={line.id} line={line} other={besideOf(line, review)} keys={keys} onEditing={onEditing} />
          ),
        )}
      </ul>
      {hidden > 0 && (
        <Button size="small" className="justify-self-start" onClick={() => setPaged(shown.length + PAGE)}>
          {i18n.t('bring_more', Math.min(PAGE, hidden), [count(Math.min(PAGE, hidden))])}
        </Button>
      )}
    </section>
  );
}

function nameOf({ kind, name }: Group): string {
  switch (kind) {
    case 'suspicious':
      return i18n.t('remember_suspicious');
    case 'against':
      return i18n.t('bring_group_against');
    case 'beside':
      return i18n.t('bring_group_beside');
    case 'same':
      return i18n.t('bring_group_same');
    case 'category':
      return categoryName(name);
    case 'source':
      return name;
  }
}
