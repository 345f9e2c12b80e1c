import { type KeyboardEvent, type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { type ItemDraft, MAX_ITEM_CHARS } from '#lib/protocol/index';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { CategorySelect } from '../category-select';
import { joined, type Line } from './review';

interface EditLineProps {
  line: Line;
  /** Begins with this one and the new in one text. */
  older: { text: string } | null;
  known: readonly string[];
  onSave: (draft: ItemDraft) => void;
  onCancel: () => void;
}

/** A candidate, open to be changed. Control or Command with Enter saves it. */
export function EditLine({ line, older, known, onSave, onCancel }: EditLineProps) {
  const [text, setText] = useState(older ? joined(older.text, line.text) : line.text);
  const [category, setCategory] = useState(line.category);
  const draft = { text: text.trim(), category: category.trim() };
  const isWhole = draft.text !== '' && draft.category !== '';
  const save = () => isWhole && onSave(draft);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    save();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  };
  return (
    <li className="rounded-box border border-edge bg-raised p-3">
      <form onSubmit={onSubmit} className="grid gap-3">
        <TextArea
          label={i18n.t('text')}
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          maxLength={MAX_ITEM_CHARS}
        />
        <CategorySelect hideLabel={false} value={category} onValue={setCategory} known={known} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onCancel}>{i18n.t('cancel')}</Button>
          <Button type="submit" look="primary" inactive={!isWhole}>
            {i18n.t('bring_save')}
          </Button>
        </div>
      </form>
    </li>
  );
}
