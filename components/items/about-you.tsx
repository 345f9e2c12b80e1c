import { CheckCheck, NotebookPen, SearchX } from 'lucide-react';
import { useDeferredValue, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Item, ListedBy, Params } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { isInterviewParked } from '../interview/use-interview';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { count } from '../ui/format';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { AddItem } from './add-item';
import { LookAgain } from './again/look-again';
import { AlsoReceipts } from './also-receipts';
import { BringIn } from './bring-in/dialog';
import { isParked } from './bring-in/parked';
import type { Source } from './bring-in/sources';
import { DamagedItems } from './damaged-items';
import { DeletedLines } from './deleted-lines';
import { draftOf } from './edit-item';
import { Filters } from './filters';
import { ItemList } from './item-list';
import { Pager } from './pager';
import { SelectLines } from './select/select-lines';
import { useApproval } from './use-approval';
import { useChanges } from './use-changes';
import { useHeir } from './use-heir';
import { WhatIsKept } from './what-is-kept';

const PAGE = 100;
const ALL: ListedBy = { query: '', category: null };

/** The address asks for 'Ask an AI' once: a reload does not ask again. */
function asked(): Source | null {
  if (location.hash !== '#ask') return null;
  history.replaceState(null, '', '#about');
  return 'ai';
}

/** The vault as a page about the person: add, find, edit, delete with a way back. */
export function AboutYou() {
  const [by, setBy] = useState(ALL);
  const [offset, setOffset] = useState(0);
  const [isSelecting, setSelecting] = useState(false);
  const [bringing, setBringing] = useState<Source | null>(() => asked() ?? interrupted());
  const query = useDeferredValue(by.query.trim());
  const { data, error } = useCall('items.list', { ...by, query, offset, limit: PAGE });
  const { data: stats } = useCall('items.stats', {});
  const changes = useChanges();
  const onSaved = useSaved();
  const approval = useApproval();
  const page = useRef<HTMLDivElement>(null);
  const heir = useHeir(page);
  const remove = ({ id }: Item) => {
    heir.name(id);
    void changes.run([id], { do: 'remove' });
  };

  const known = data?.categories.map(({ name }) => name) ?? [];
  const filtered = query !== '' || by.category !== null || by.show !== undefined;
  const narrow = (part: Partial<ListedBy>) => {
    setOffset(0);
    setSelecting(false);
    setBy((before) => ({ ...before, ...part }));
  };
  const again = by.show === 'again';
  return (
    <div ref={page} className="grid gap-5">
      <AddItem known={known} />
      {data && (data.total > 0 || filtered) && <Filters by={by} categories={data.categories} onBy={narrow} />}
      {data && data.total > 0 && !isSelecting && (
        <div className="flex flex-wrap items-center justify-between gap-2">
          {stats && stats.again > 0 && !again ? (
            <Button size="small" look="quiet" onClick={() => narrow({ show: 'again' })}>
              {i18n.t('again_some', stats.again, [count(stats.again)])}
            </Button>
          ) : (
            <span />
          )}
          <Button size="small" look="quiet" onClick={() => setSelecting(true)}>
            <CheckCheck aria-hidden className="size-4" />
            {i18n.t('select')}
          </Button>
        </div>
      )}
      <DamagedItems ids={data?.damaged ?? []} />
      <ErrorNotice error={error ?? onSaved.error ?? approval.error ?? (isSelecting ? null : changes.error)} />
      {data && data.total > 0 && (
        <>
          {isSelecting ? (
            <SelectLines
              items={data.items}
              by={{ ...by, query }}
              total={data.total}
              known={known}
              changes={changes}
              onDone={() => setSelecting(false)}
            />
          ) : again ? (
            <LookAgain items={data.items} known={known} changes={changes} onSaved={onSaved.run} />
          ) : (
            <ItemList
              items={data.items}
              known={known}
              onSaved={onSaved.run}
              onRemove={remove}
              onApprove={approval.onApprove}
            />
          )}
          <Pager offset={offset} size={PAGE} total={data.total} onOffset={setOffset} />
        </>
      )}
      {data?.total === 0 && filtered && (
        <Empty
          icon={again ? CheckCheck : SearchX}
          title={again ? i18n.t('again_none') : i18n.t('none_found')}
          action={<Button onClick={() => narrow({ ...ALL, show: undefined })}>{i18n.t('show_all')}</Button>}
        />
      )}
      {data?.total === 0 && !filtered && (
        <Empty
          icon={NotebookPen}
          title={i18n.t('items_empty_title')}
          action={
            <>
              <Button onClick={() => setBringing('ai')}>{i18n.t('items_empty_ask')}</Button>
              <Button onClick={() => setBringing('questions')}>{i18n.t('items_empty_questions')}</Button>
            </>
          }
        >
          {i18n.t('items_empty_text')}
        </Empty>
      )}
      {data && !isSelecting && (
        <Button onClick={() => setBringing('file')} className="justify-self-start">
          {i18n.t('bring_title')}
        </Button>
      )}
      {stats && stats.total > 0 && !isSelecting && <WhatIsKept stats={stats} />}
      {!isSelecting && <DeletedLines />}
      <AlsoReceipts held={changes.held} onDone={changes.onAnswered} heir={heir.find} />
      {bringing && <BringIn from={bringing} onClose={() => setBringing(null)} known={known} />}
    </div>
  );
}

/** A review, or answers, that a lock interrupted go on by themselves. */
function interrupted(): Source | null {
  if (isParked()) return 'file';
  return isInterviewParked() ? 'questions' : null;
}

/** Says that an edit is saved, and offers the way back. The former words are nowhere but in this page. */
function useSaved() {
  const toast = useToast();
  const revert = useAction((params: Params<'items.edit'>) => call('items.edit', params));
  const run = (before: Item, after: Item | null) => {
    if (after === null) return toast({ text: i18n.t('superseded') });
    const undo = () => void revert.run({ id: after.id, baseRev: after.rev, draft: draftOf(before) });
    toast({ text: i18n.t('saved'), undo, undoLabel: i18n.t('take_back') });
  };
  return { run, error: revert.error };
}
