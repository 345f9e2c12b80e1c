import { NotebookPen, SearchX } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { i18n } from '#i18n';
import type { Item, Params } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { AddItem } from './add-item';
import { AlsoReceipts, type Held } from './also-receipts';
import { BringIn } from './bring-in/dialog';
import { DamagedItems } from './damaged-items';
import { Filters } from './filters';
import { ItemList } from './item-list';
import { Pager } from './pager';

const PAGE = 100;

/** The vault as a page about the person: add, find, edit, delete with a way back. */
export function AboutYou() {
  const [query, setQuery] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [offset, setOffset] = useState(0);
  const [bringing, setBringing] = useState(false);
  const [held, setHeld] = useState<Held | null>(null);
  const asked = useDeferredValue(query.trim());
  const { data, error } = useCall('items.list', { query: asked, category, offset, limit: PAGE });
  const toast = useToast();

  const remove = useAction(async (item: Item) => {
    await call('items.remove', { id: item.id });
    const { count } = await call('receipts.holding', { itemId: item.id });
    if (count > 0) setHeld({ item, receipts: count });
    else offerUndo(item);
  });
  const offerUndo = ({ id, text, category: was, created }: Item) =>
    toast({ text: i18n.t('deleted'), undo: () => void restore.run({ id, draft: { text, category: was }, created }) });
  // The way back comes after the question: a message under a dialog cannot be clicked.
  const onAnswered = () => {
    if (held) offerUndo(held.item);
    setHeld(null);
  };
  const restore = useAction((params: Params<'items.restore'>) => call('items.restore', params));

  const known = data?.categories.map(({ name }) => name) ?? [];
  const filtered = asked !== '' || category !== null;
  const narrow = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      setOffset(0);
      set(value);
    };
  };
  return (
    <div className="grid gap-5">
      <AddItem known={known} />
      {data && (data.total > 0 || filtered) && (
        <Filters
          query={query}
          category={category}
          categories={data.categories}
          onQuery={narrow(setQuery)}
          onCategory={narrow(setCategory)}
        />
      )}
      <DamagedItems ids={data?.damaged ?? []} />
      <ErrorNotice error={error ?? remove.error ?? restore.error} />
      {data && data.total > 0 && (
        <>
          <ItemList items={data.items} known={known} onRemove={(item) => void remove.run(item)} />
          <Pager offset={offset} size={PAGE} total={data.total} onOffset={setOffset} />
        </>
      )}
      {data?.total === 0 && filtered && <Empty icon={SearchX} title={i18n.t('none_found')} />}
      {data?.total === 0 && !filtered && (
        <Empty icon={NotebookPen} title={i18n.t('items_empty_title')}>
          {i18n.t('items_empty_text')}
        </Empty>
      )}
      {data && (
        <Button onClick={() => setBringing(true)} className="justify-self-start">
          {i18n.t('bring_title')}
        </Button>
      )}
      <AlsoReceipts held={held} onDone={onAnswered} />
      {bringing && <BringIn onClose={() => setBringing(false)} known={known} />}
    </div>
  );
}
