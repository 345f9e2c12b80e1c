import { SearchX } from 'lucide-react';
import { useReducer, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { ImportRequest } from '#lib/context/import/wire';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { FileProgress } from '../../backup/file-progress';
import { useTransfer } from '../../backup/use-transfer';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Empty } from '../../ui/empty';
import { count } from '../../ui/format';
import { useToast } from '../../ui/toast';
import { ErrorNotice } from '../../wallet/errors';
import { importLines } from '../import-lines';
import { Leave } from './leave';
import { Problem } from './problem';
import { readForReview } from './read';
import { approvedDrafts, type Review, type ReviewAction, stepOf } from './review';
import { ReviewLines } from './review-lines';
import { Sources } from './sources';

interface BringInProps {
  onClose: () => void;
  /** The person's own categories. */
  known: readonly string[];
}

/** Between two signs of life, in milliseconds: shorter than the shortest time to lock. */
const SIGN_EVERY_MS = 30_000;

/** A decision is a person's act, of which the background learns nothing else: the wallet must not lock meanwhile. */
function useStayOpen(): () => void {
  const last = useRef(0);
  return () => {
    if (Date.now() - last.current < SIGN_EVERY_MS) return;
    last.current = Date.now();
    // Whether it is locked shows in the page as a whole.
    call('items.review', { texts: [] }).catch(() => undefined);
  };
}

const NONE: Review = { lines: [], past: [] };
const stepOrStart = (review: Review, action: ReviewAction | { do: 'start'; review: Review }): Review =>
  action.do === 'start' ? action.review : stepOf(review, action);

/** From elsewhere into the wallet: read, reviewed line by line, and then added in one change, or not at all. */
export function BringIn({ onClose, known }: BringInProps) {
  const [at, setAt] = useState<'sources' | 'review'>('sources');
  const [review, dispatch] = useReducer(stepOrStart, NONE);
  const [editing, setEditing] = useState<number | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [sealed, setSealed] = useState(0);
  const toast = useToast();
  const read = useTransfer(async (onProgress, signal, request: ImportRequest) => {
    dispatch({ do: 'start', review: await readForReview(request, onProgress, signal) });
    setAt('review');
  });
  const stayOpen = useStayOpen();
  const step = (action: ReviewAction) => {
    dispatch(action);
    stayOpen();
  };
  const drafts = approvedDrafts(review);
  const add = useAction(async () => {
    setSealed(0);
    const added = await importLines(drafts, setSealed);
    onClose();
    toast({ text: i18n.t('bring_added', added, [count(added)]) });
  });
  /** Escape leaves what is in front first, and asks before decisions are lost. */
  const onLeave = () => {
    if (add.busy) return;
    if (editing !== null) setEditing(null);
    else if (at === 'review' && review.past.length > 0 && !leaving) setLeaving(true);
    else onClose();
  };
  const nothing = at === 'review' && review.lines.length === 0;
  return (
    <Dialog title={i18n.t('bring_title')} description={i18n.t('bring_lead')} open onOpen={onLeave}>
      {read.busy && <FileProgress label={i18n.t('bring_reading')} part={read.progress} onCancel={read.cancel} />}
      {at === 'sources' && (
        <div className={read.busy ? 'hidden' : 'grid gap-4'}>
          <Problem error={read.error} />
          <Sources onRequest={(request) => void read.run(request)} />
        </div>
      )}
      {nothing && (
        <Empty
          icon={SearchX}
          title={i18n.t('bring_none_title')}
          action={<Button onClick={() => setAt('sources')}>{i18n.t('bring_other')}</Button>}
        >
          {i18n.t('bring_none_text')}
        </Empty>
      )}
      {at === 'review' && !nothing && (
        <ReviewLines {...{ review, step, known, editing }} onEditing={setEditing} busy={add.busy}>
          <ErrorNotice error={add.error} />
          {add.busy && (
            <FileProgress label={i18n.t('bring_adding', drafts.length, [count(drafts.length)])} part={sealed} />
          )}
          {leaving ? (
            <Leave onLeave={onClose} onStay={() => setLeaving(false)} />
          ) : (
            <Button look="primary" inactive={drafts.length === 0} busy={add.busy} onClick={() => void add.run()}>
              {i18n.t('bring_add', drafts.length, [count(drafts.length)])}
            </Button>
          )}
        </ReviewLines>
      )}
    </Dialog>
  );
}
