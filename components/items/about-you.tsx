import { NotebookPen, SearchX } from 'lucide-react';
import { useDeferredValue, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Item, ItemFilter, Params } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { AddItem } from './add-item';
import { AlsoReceipts, type Held } from './also-receipts';
import { BringIn } from './bring-in/dialog';
import { isParked } from './bring-in/parked';
import type { Source } from './bring-in/sources';
import { DamagedItems } from './damaged-items';
import { draftOf } from './edit-item';
import { Filters } from './filters';
import { ItemList } from './item-list';
import { Pager } from './pager';
import { useHeir } from './use-heir';

const PAGE = 100;

/** The vault as a page about the person: add, find, edit, delete with a way back. */
export function AboutYou() {
  const [query, setQuery] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [show, setShow] = useState<ItemFilter | undefined>();
  const [offset, setOffset] = useState(0);
  // A review that a lock interrupted goes on by itself.
  const [bringing, setBringing] = useState<Source | null>(() => (isParked() ? 'file' : null));
  const [held, setHeld] = useState<Held | null>(null);
  const asked = useDeferredValue(query.trim());
  const { data, error } = useCall('items.list', { query: asked, category, show, offset, limit: PAGE });
  const toast = useToast();
  const page = useRef<HTMLDivElement>(null);
  const heir = useHeir(page);

  const remove = useAction(async ({ id }: Item) => {
    heir.name(id);
    const item = await call('items.remove', { id });
    const { count } = await call('receipts.holding', { itemId: item.id });
    if (count > 0) setHeld({ item, receipts: count });
    else offerUndo(item);
  });
  const offerUndo = (item: Item) => toast({ text: i18n.t('deleted'), undo: () => void restore.run({ item }) });
  // The way back comes after the question: a message under a dialog cannot be clicked.
  const onAnswered = () => {
    if (held) offerUndo(held.item);
    setHeld(null);
  };
  const restore = useAction((params: Params<'items.restore'>) => call('items.restore', params));
  const revert = useAction((params: Params<'items.edit'>) => call('items.edit', params));
  /** The former words are nowhere but in this page: the vault has forgotten them. */
  const onSaved = (before: Item, after: Item | null) => {
    if (after === null) return toast({ text: i18n.t('superseded') });
    const undo = () => void revert.run({ id: after.id, baseRev: after.rev, draft: draftOf(before) });
    toast({ text: i18n.t('saved'), undo, undoLabel: i18n.t('take_back') });
  };

  const decide = useAction(async (params: Params<'items.approve'>) => {
    const { id, rev: baseRev } = await call('items.approve', params);
    const undo = () => void decide.run({ id, baseRev, approved: false });
    if (params.approved) toast({ text: i18n.t('line_approved'), undo, undoLabel: i18n.t('take_back') });
  });
  const onApprove = ({ id, rev: baseRev }: Item) => void decide.run({ id, baseRev, approved: true });

  const known = data?.categories.map(({ name }) => name) ?? [];
  const filtered = asked !== '' || category !== null || show !== undefined;
  const narrow = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      setOffset(0);
      set(value);
    };
  };
  return (
    <div ref={page} className="grid gap-5">
      <AddItem known={known} />
      {data && (data.total > 0 || filtered) && (
        <Filters
          query={query}
          category={category}
          categories={data.categories}
          onQuery={narrow(setQuery)}
          onCategory={narrow(setCategory)}
          show={show}
          onShow={narrow(setShow)}
        />
      )}
      <DamagedItems ids={data?.damaged ?? []} />
      <ErrorNotice error={error ?? remove.error ?? restore.error ?? revert.error ?? decide.error} />
      {data && data.total > 0 && (
        <>
          <ItemList
            items={data.items}
            known={known}
            onSaved={onSaved}
            onRemove={(item) => void remove.run(item)}
            onApprove={onApprove}
          />
          <Pager offset={offset} size={PAGE} total={data.total} onOffset={setOffset} />
        </>
      )}
      {data?.total === 0 && filtered && <Empty icon={SearchX} title={i18n.t('none_found')} />}
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
      {data && (
        <Button onClick={() => setBringing('file')} className="justify-self-start">
          {i18n.t('bring_title')}
        </Button>
      )}
      <AlsoReceipts held={held} onDone={onAnswered} heir={heir.find} />
      {bringing && <BringIn from={bringing} onClose={() => setBringing(null)} known={known} />}
    </div>
  );
}
