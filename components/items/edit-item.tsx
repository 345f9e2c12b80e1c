import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { type Item, type ItemDraft, MAX_ITEM_CHARS, remarksOf } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/choice';
import { TextArea } from '../ui/field';
import { Fold } from '../ui/fold';
import { ErrorNotice } from '../wallet/errors';
import { proofPage } from '../wallet/links';
import { CategorySelect } from './category-select';
import { isOver } from './marks';
import { isBackwards, MoreFields } from './more-fields';

interface EditItemProps {
  item: Item;
  known: readonly string[];
  /** Told of a change that can be taken back: the line as it was, and as it is. */
  onSaved: (before: Item, after: Item | null) => void;
  onClosed: () => void;
}

/** What a person may change of an item. */
export const draftOf = (item: Item): ItemDraft => ({
  text: item.text,
  category: item.category,
  ...remarksOf(item),
});

/** Saves against the revision that was opened: a change made elsewhere meanwhile is a conflict, not overwritten. */
export function EditItem({ item, known, onSaved, onClosed }: EditItemProps) {
  const [opened] = useState(item);
  const [before] = useState(() => draftOf(item));
  const [draft, setDraft] = useState(before);
  const [keepsOld, setKeepsOld] = useState(false);
  const change = (part: Partial<ItemDraft>) => setDraft((now) => ({ ...now, ...part }));
  const save = useAction(async (changed: ItemDraft) => {
    const params = { id: opened.id, baseRev: opened.rev, draft: changed };
    const replaces = keepsOld && changed.text !== before.text;
    if (replaces) await call('items.supersede', params);
    onSaved(opened, replaces ? null : await call('items.edit', params));
  });
  const over = isOver(before);
  const incomplete = draft.text.trim() === '' || draft.category.trim() === '' || isBackwards(draft);
  const saveAndClose = async (changed: ItemDraft) => {
    if (JSON.stringify(changed) === JSON.stringify(before) || (await save.run(changed))) onClosed();
  };

  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!incomplete) await saveAndClose(draft);
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
        value={draft.text}
        onChange={(event) => change({ text: event.target.value })}
        maxLength={MAX_ITEM_CHARS}
        autoFocus
      />
      {draft.text !== before.text && !over && (
        <Checkbox checked={keepsOld} onChange={({ target }) => setKeepsOld(target.checked)}>
          {i18n.t('supersede')}
        </Checkbox>
      )}
      <div className="flex flex-wrap items-start gap-2">
        <div className="grid min-w-0 grow basis-36 gap-2">
          <CategorySelect value={draft.category} onValue={(category) => change({ category })} known={known} />
        </div>
        <div className="ms-auto flex gap-2">
          <Button onClick={onClosed}>{i18n.t('cancel')}</Button>
          <Button type="submit" look="primary" busy={save.busy} inactive={incomplete}>
            {i18n.t('save')}
          </Button>
        </div>
      </div>
      <Fold label={i18n.t('more')} open={Object.keys(before).length > 2}>
        <MoreFields draft={draft} onDraft={change} />
        <a href={proofPage(item.id)} target="_blank" rel="noreferrer" className="mt-3 block w-fit text-small">
          {i18n.t('see_proof')}
        </a>
        <OverSwitch over={over} busy={save.busy} onChange={(part) => void saveAndClose({ ...draft, ...part })} />
      </Fold>
      <ErrorNotice error={save.error} />
    </form>
  );
}

interface OverSwitchProps {
  over: boolean;
  busy: boolean;
  onChange: (part: Partial<ItemDraft>) => void;
}

/** Instead of deleting: the line stays, and goes nowhere any more; or holds again. Saved at once. */
function OverSwitch({ over, busy, onChange }: OverSwitchProps) {
  if (over) {
    const again = { validUntil: undefined, supersededBy: undefined };
    return (
      <Button size="small" className="mt-3" busy={busy} onClick={() => onChange(again)}>
        {i18n.t('over_not')}
      </Button>
    );
  }
  return (
    <div className="mt-3 grid justify-items-start gap-1">
      <Button size="small" busy={busy} onClick={() => onChange({ validUntil: Date.now(), pin: undefined })}>
        {i18n.t('over_now')}
      </Button>
      <p className="text-small text-ink-soft">{i18n.t('over_now_hint')}</p>
    </div>
  );
}
