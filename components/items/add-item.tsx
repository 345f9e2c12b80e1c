import { type SubmitEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { CATEGORIES, MAX_ITEM_CHARS } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { ErrorNotice } from '../wallet/errors';
import { CategorySelect } from './category-select';

/** One line and Enter; where it belongs is asked while it is typed. The word 'Saved' comes when the vault has it on disk, not before. */
export function AddItem({ known }: { known: readonly string[] }) {
  const [text, setText] = useState('');
  const [category, setCategory] = useState<string>(CATEGORIES[0]);
  const [fresh, setFresh] = useState(true);
  const form = useRef<HTMLFormElement>(null);
  const add = useAction(() => call('items.add', { text, category }));

  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === '' || category.trim() === '') return;
    if (!(await add.run())) return;
    setText('');
    setFresh(false);
    form.current?.querySelector('input')?.focus();
  };
  return (
    <form ref={form} onSubmit={onSubmit} className="grid gap-2">
      <TextField
        label={i18n.t('add_label')}
        hideLabel
        placeholder={i18n.t('add_placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setFresh(true);
        }}
        maxLength={MAX_ITEM_CHARS}
      />
      {text !== '' && (
        <div className="flex flex-wrap items-start gap-2">
          <div className="grid min-w-0 grow basis-36 gap-2">
            <CategorySelect value={category} onValue={setCategory} known={known} />
          </div>
          <Button type="submit" look="primary" busy={add.busy} inactive={text.trim() === '' || category.trim() === ''}>
            {i18n.t('add')}
          </Button>
        </div>
      )}
      <p role="status" className="text-small text-ink-soft empty:hidden">
        {fresh ? '' : i18n.t('add_saved')}
      </p>
      <ErrorNotice error={add.error} />
    </form>
  );
}
