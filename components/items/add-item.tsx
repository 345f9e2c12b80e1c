import { type SubmitEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { CATEGORIES, type ItemDraft, MAX_ITEM_CHARS } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Fold } from '../ui/fold';
import { useFleeting } from '../ui/use-fleeting';
import { ErrorNotice } from '../wallet/errors';
import { CategorySelect } from './category-select';
import { isBackwards, MoreFields } from './more-fields';

/** One line and Enter; where it belongs is asked while it is typed. The word 'Saved' comes when the vault has it on disk, not before. */
export function AddItem({ known }: { known: readonly string[] }) {
  const [draft, setDraft] = useState<ItemDraft>({ text: '', category: CATEGORIES[0] });
  const [saved, setSaved] = useFleeting();
  const form = useRef<HTMLFormElement>(null);
  const add = useAction(() => call('items.add', draft));
  const { text, category } = draft;
  const change = (part: Partial<ItemDraft>) => setDraft((before) => ({ ...before, ...part }));
  const incomplete = text.trim() === '' || category.trim() === '' || isBackwards(draft);

  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (incomplete || !(await add.run())) return;
    setDraft({ text: '', category });
    setSaved(true);
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
          change({ text: event.target.value });
          setSaved(false);
        }}
        maxLength={MAX_ITEM_CHARS}
      />
      {text !== '' && (
        <>
          <div className="flex flex-wrap items-start gap-2">
            <div className="grid min-w-0 grow basis-36 gap-2">
              <CategorySelect value={category} onValue={(value) => change({ category: value })} known={known} />
            </div>
            <Button type="submit" look="primary" busy={add.busy} inactive={incomplete}>
              {i18n.t('add')}
            </Button>
          </div>
          <Fold label={i18n.t('more')}>
            <MoreFields draft={draft} onDraft={change} />
          </Fold>
        </>
      )}
      <p role="status" className="text-small text-ink-soft empty:hidden">
        {saved && i18n.t('add_saved')}
      </p>
      <ErrorNotice error={add.error} />
    </form>
  );
}
