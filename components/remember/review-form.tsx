import { useDeferredValue, useState } from 'react';
import { i18n } from '#i18n';
import { CATEGORIES, categoryWithin, MAX_ITEM_CHARS, type RememberView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { useArmed } from '../consent/use-armed';
import { CategorySelect } from '../items/category-select';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';
import { Warnings } from './warnings';

/** The cleaned words, to be changed or approved; where they belong; what speaks against keeping them. */
export function ReviewForm({ selected }: { selected: RememberView }) {
  const [text, setText] = useState(selected.text);
  const [chosen, setChosen] = useState<string | null>(null);
  const review = useCall('remember.review', { text: useDeferredValue(text) }, false);
  const known = useCall('items.list', { query: '', category: null, offset: 0, limit: 1 });
  const persona = useCall('personas.at', { origin: selected.origin }).data;
  const seeming = review.data?.category ?? CATEGORIES[0];
  const category = chosen ?? (persona ? categoryWithin(seeming, persona.active) : seeming);
  const armed = useArmed();
  const save = useAction(async () => {
    await call('remember.save', { id: selected.id, draft: { text, category } });
    window.close();
  });
  const drop = useAction(async () => {
    await call('remember.drop', { id: selected.id });
    window.close();
  });
  const nothing = text.trim() === '' || category.trim() === '';
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col">
      <div className="grid grow content-start gap-3.5 p-4">
        <header className="grid gap-1">
          <h1 className="text-title font-semibold">{i18n.t('remember_title')}</h1>
          <p className="text-ink-soft">
            {selected.offered
              ? i18n.t('remember_offered', [selected.siteName])
              : i18n.t('remember_from', [selected.siteName])}
          </p>
        </header>
        <TextArea
          label={i18n.t('remember_text')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={MAX_ITEM_CHARS}
          hint={i18n.t('remember_text_hint')}
        />
        {selected.removed > 0 && <Notice kind="needs">{i18n.t('remember_removed', selected.removed)}</Notice>}
        <CategorySelect
          hideLabel={false}
          value={category}
          onValue={setChosen}
          known={known.data?.categories.map(({ name }) => name) ?? []}
        />
        {review.data && <Warnings review={review.data} />}
      </div>
      <footer className="sticky bottom-0 grid gap-2.5 border-t border-line bg-paper p-4 pt-3">
        <ErrorNotice error={review.error ?? save.error ?? drop.error} />
        <div className="flex justify-between gap-2">
          <Button look="removes" onClick={() => drop.run()} busy={drop.busy}>
            {i18n.t('remember_drop')}
          </Button>
          <Button look="primary" inactive={!armed || nothing} busy={save.busy} onClick={() => save.run()}>
            {i18n.t('remember_save')}
          </Button>
        </div>
      </footer>
    </main>
  );
}
