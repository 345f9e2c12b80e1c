import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { FileProgress } from '../../backup/file-progress';
import { useInterview } from '../../interview/use-interview';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Empty } from '../../ui/empty';
import { count } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { useToast } from '../../ui/toast';
import { ErrorNotice } from '../../wallet/errors';
import { told } from '../told';
import { Leave } from './leave';
import { Problem } from './problem';
import { approvedDrafts } from './review';
import { ReviewLines } from './review-lines';
import { SharedBy } from './shared-by';
import { type Source, Sources } from './sources';
import { useReview, useStayOpen } from './use-review';
import type { Editing } from './use-review-keys';

interface BringInProps {
  /** Where it begins. */
  from: Source;
  onClose: () => void;
  /** The person's own categories. */
  known: readonly string[];
}

/** From elsewhere into the wallet: read, reviewed line by line, and then added in one change, or not at all. */
export function BringIn({ from, onClose, known }: BringInProps) {
  const { at, backToSources, review, step, end, read, goOn, resumed } = useReview();
  const [editing, setEditing] = useState<Editing>(null);
  const [leaving, setLeaving] = useState(false);
  const interview = useInterview(useStayOpen());
  const [sealed, setSealed] = useState(0);
  const toast = useToast();
  const close = () => {
    end();
    interview.end();
    onClose();
  };
  const onAdded = (added: number) => {
    close();
    toast({ text: i18n.t('bring_added', added, [count(added)]) });
  };
  const drafts = approvedDrafts(review);
  const add = useAction(async () => {
    setSealed(0);
    const { added } = await told((id) => call('items.import', { id, items: drafts }), setSealed);
    onAdded(added);
  });
  const inReview = at === 'review';
  /** Escape leaves what is in front first, and asks before decisions or answers are lost. */
  const onLeave = () => {
    if (add.busy) return;
    if (editing !== null) setEditing(null);
    else if ((inReview ? review.past.length > 0 : interview.isAnswered) && !leaving) setLeaving(true);
    else close();
  };
  const reading = [read, goOn].find(({ busy }) => busy);
  const nothing = inReview && review.lines.length === 0;
  const leave = leaving && (
    <Leave
      words={inReview ? i18n.t('bring_leave') : i18n.t('interview_leave')}
      stay={inReview ? i18n.t('bring_leave_no') : i18n.t('interview_leave_no')}
      onLeave={close}
      onStay={() => setLeaving(false)}
    />
  );
  return (
    <Dialog title={i18n.t('bring_title')} description={i18n.t('bring_lead')} open onOpen={onLeave}>
      {reading && <FileProgress label={i18n.t('bring_reading')} part={reading.progress} onCancel={reading.cancel} />}
      {!inReview && (
        <div className={reading ? 'hidden' : 'grid gap-4'}>
          <Problem error={read.error ?? goOn.error} />
          <Sources {...{ from, known, onAdded, interview }} onRequest={(request) => void read.run(request)} />
          {leave}
        </div>
      )}
      {nothing && (
        <Empty
          icon={SearchX}
          title={i18n.t('bring_none_title')}
          action={<Button onClick={backToSources}>{i18n.t('bring_other')}</Button>}
        >
          {i18n.t('bring_none_text')}
        </Empty>
      )}
      {inReview && review.share && <SharedBy share={review.share} />}
      {resumed && inReview && <Notice kind="info">{i18n.t('bring_resumed')}</Notice>}
      {inReview && !nothing && (
        <ReviewLines {...{ review, step, known, editing }} onEditing={setEditing} busy={add.busy}>
          <ErrorNotice error={add.error} />
          {add.busy && (
            <FileProgress label={i18n.t('bring_adding', drafts.length, [count(drafts.length)])} part={sealed} />
          )}
          {leave || (
            <Button look="primary" inactive={drafts.length === 0} busy={add.busy} onClick={() => void add.run()}>
              {drafts.length === 0
                ? i18n.t('bring_add_none')
                : i18n.t('bring_add', drafts.length, [count(drafts.length)])}
            </Button>
          )}
        </ReviewLines>
      )}
    </Dialog>
  );
}
