import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { type Item, MAX_ITEM_CHARS } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { ErrorNotice } from '../wallet/errors';
import { CategorySelect } from './category-select';

interface EditItemProps {
  item: Item;
  known: readonly string[];
  onClosed: () => void;
}

/** Saves against the revision that was opened: a change made elsewhere meanwhile is a conflict, not overwritten. */
export function EditItem({ item, known, onClosed }: EditItemProps) {
  const [opened] = useState(item);
  const [text, setText] = useState(item.text);
  const [category, setCategory] = useState(item.category);
  const save = useAction(() => call('items.edit', { id: opened.id, baseRev: opened.rev, draft: { text, category } }));
  const empty = text.trim() === '' || category.trim() === '';

  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (empty) return;
    const unchanged = text === opened.text && category === opened.category;
    if (unchanged || (await save.run())) onClosed();
  };
  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClosed();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      className="grid gap-2 py-1.5"
    >
      <TextArea
        label={i18n.t('text')}
        hideLabel
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={MAX_ITEM_CHARS}
        autoFocus
      />
      <div className="flex flex-wrap items-start gap-2">
        <div className="grid min-w-0 grow basis-36 gap-2">
          <CategorySelect value={category} onValue={setCategory} known={known} />
        </div>
        <Button onClick={onClosed}>{i18n.t('cancel')}</Button>
        <Button type="submit" look="primary" busy={save.busy} inactive={empty}>
          {i18n.t('save')}
        </Button>
      </div>
      <ErrorNotice error={save.error} />
    </form>
  );
}
