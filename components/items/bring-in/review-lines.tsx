import { Undo2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { count } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { type Grouping, groupsOf } from './groups';
import { KeyNames } from './key-names';
import { olderOf, type Review, type ReviewStep } from './review';
import { ReviewGroup } from './review-group';
import { type Editing, useReviewKeys } from './use-review-keys';

interface ReviewLinesProps {
  review: Review;
  step: (step: ReviewStep) => void;
  /** The person's own categories. */
  known: readonly string[];
  /** The line that is open to be changed. */
  editing: Editing;
  onEditing: (editing: Editing) => void;
  /** The lines are being added: nothing changes any more. */
  busy: boolean;
  /** What ends the review. */
  children: ReactNode;
}

/** All candidates in groups: each approved, changed or rejected, by keys or by pointer. */
export function ReviewLines({ review, step, known, editing, onEditing, busy, children }: ReviewLinesProps) {
  const [by, setBy] = useState<Grouping>('category');
  const groups = useMemo(() => groupsOf(review.lines, by), [review.lines, by]);
  const keys = useReviewKeys({ review, groups, step, editing, onEditing });
  const having = (wanted: string | null) => review.lines.filter(({ decision }) => decision === wanted).length;
  const waiting = having(null);
  return (
    <>
      <div inert={busy} className="grid min-w-0 gap-4">
        <RadioGroup
          label={i18n.t('bring_group_by')}
          value={by}
          options={[
            { value: 'category', label: i18n.t('bring_by_category') },
            { value: 'source', label: i18n.t('bring_by_source') },
          ]}
          onValue={setBy}
        />
        {review.left > 0 && (
          <Notice kind="info">{i18n.t('bring_left', [count(review.lines.length), count(review.left)])}</Notice>
        )}
        <KeyNames
          besideOlder={review.lines.some((line) => olderOf(line) !== null)}
          besideOther={groups.some(({ kind }) => kind === 'beside')}
        />
        {groups.map((group) => (
          <ReviewGroup
            key={`${group.kind} ${group.name}`}
            {...{ group, review, keys, step, known, editing, onEditing }}
          />
        ))}
      </div>
      <div className="sticky -bottom-3 -mx-4 -mb-4 grid gap-2.5 rounded-b-box border-t border-line bg-paper px-4 pt-2.5 pb-4 sm:-mx-5 sm:-mb-5 sm:px-5">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="min-w-0 grow basis-40 text-small text-ink-soft">
            <span role="status" className="tabular-nums">
              {i18n.t('bring_tally', [count(having('approved')), count(having('rejected')), count(waiting)])}
            </span>{' '}
            {waiting > 0 && i18n.t('bring_open_stay_out')}
          </p>
          <Button size="small" inactive={review.past.length === 0 || busy} onClick={keys.undo}>
            <Undo2 aria-hidden className="size-3.5" />
            {i18n.t('undo')}
          </Button>
        </div>
        {children}
      </div>
    </>
  );
}
