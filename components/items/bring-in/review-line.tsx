import { clsx } from 'clsx';
import { Check, X } from 'lucide-react';
import { i18n } from '#i18n';
import { categoryName } from '../../shared/category';
import { Button } from '../../ui/button';
import { Marks } from '../marks';
import { Older, Other } from './older';
import { Remarks } from './remarks';
import { type Line, olderOf } from './review';
import { type Editing, lineId, type ReviewKeys } from './use-review-keys';

interface ReviewLineProps {
  line: Line;
  /** The line that it stands beside. */
  other: Line | null;
  keys: ReviewKeys;
  onEditing: (editing: Editing) => void;
}

/** One candidate with what speaks for and against it; the one that has its turn shows what can be done. */
export function ReviewLine({ line, other, keys, onEditing }: ReviewLineProps) {
  const { id, text, category, source, where, decision } = line;
  const isAt = id === keys.at;
  const older = olderOf(line);
  return (
    <li className={clsx('grid min-w-0 rounded-box border bg-raised', isAt ? 'border-edge' : 'border-line')}>
      <button
        type="button"
        id={lineId(id)}
        tabIndex={isAt ? 0 : -1}
        aria-current={isAt || undefined}
        onFocus={() => keys.onAt(id)}
        onClick={() => keys.onAt(id)}
        onKeyDown={keys.onKey}
        className="grid min-w-0 scroll-mb-44 gap-1 rounded-box px-3 py-2 text-start"
      >
        <DecisionMark line={line} />
        <span
          className={clsx('wrap-anywhere whitespace-pre-line', decision === 'rejected' && 'text-ink-soft line-through')}
        >
          {text}
        </span>
        <span className="text-small text-ink-soft wrap-anywhere">
          {[categoryName(category), source, where].filter(Boolean).join(' · ')}
        </span>
        <Marks remarks={line.remarks} />
        {older && <Older item={older} isAgainst={older === line.against} />}
        {other && <Other line={other} isAgainst={line.beside?.how === 'against'} />}
        <Remarks line={line} />
      </button>
      {isAt && (
        <div className="flex flex-wrap gap-2 px-3 pb-2.5">
          <Choices {...{ line, other, keys, onEditing }} />
        </div>
      )}
    </li>
  );
}

/** What can be done with a line; where another stands beside it, with both. */
function Choices({ line, other, keys, onEditing }: ReviewLineProps) {
  const { id } = line;
  const older = olderOf(line);
  const join = (
    <Button size="small" onClick={() => onEditing({ id, joins: true })}>
      {i18n.t('bring_join')}
    </Button>
  );
  if (older)
    return (
      <>
        <Button size="small" onClick={() => keys.decide(id, 'rejected')}>
          {i18n.t('bring_keep_mine')}
        </Button>
        <Button size="small" onClick={() => keys.replace(id)}>
          {i18n.t('bring_take_new')}
        </Button>
        {join}
        <Button size="small" look="quiet" onClick={() => keys.decide(id, 'approved')}>
          {i18n.t('bring_keep_both')}
        </Button>
      </>
    );
  if (other)
    return (
      <>
        <Button size="small" onClick={() => keys.choose(id, other.id, id)}>
          {i18n.t('bring_keep_other')}
        </Button>
        <Button size="small" onClick={() => keys.choose(id, id, other.id)}>
          {i18n.t('bring_take_this')}
        </Button>
        {join}
        <Button size="small" look="quiet" onClick={() => keys.keepBoth(id, other.id)}>
          {i18n.t('bring_keep_both')}
        </Button>
      </>
    );
  return (
    <>
      <Button size="small" onClick={() => keys.decide(id, 'approved')}>
        {i18n.t('bring_approve')}
      </Button>
      <Button size="small" onClick={() => onEditing({ id, joins: false })}>
        {i18n.t('edit')}
      </Button>
      <Button size="small" look="removes" onClick={() => keys.decide(id, 'rejected')}>
        {i18n.t('bring_reject')}
      </Button>
    </>
  );
}

function DecisionMark({ line: { decision, replaces } }: { line: Line }) {
  if (decision === null) return null;
  const isApproved = decision === 'approved';
  const Icon = isApproved ? Check : X;
  const words = replaces ? i18n.t('bring_replaces') : i18n.t('bring_approved');
  return (
    <span className={clsx('flex items-center gap-1 text-small', isApproved ? 'text-verified' : 'text-removes')}>
      <Icon aria-hidden className="size-3.5" />
      {isApproved ? words : i18n.t('bring_rejected')}
    </span>
  );
}
