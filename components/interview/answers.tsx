import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { type ItemDraft, MAX_ITEM_CHARS } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { CategorySelect } from '../items/category-select';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { count } from '../ui/format';
import { ErrorNotice } from '../wallet/errors';

interface AnswersProps {
  drafts: readonly ItemDraft[];
  onDrafts: (drafts: readonly ItemDraft[]) => void;
  known: readonly string[];
  onBack: () => void;
  onAdded: (added: number) => void;
}

/** What the person said, as the lines that it becomes. An emptied line is left out. */
export function Answers({ drafts, onDrafts, known, onBack, onAdded }: AnswersProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const wanted = drafts.filter(({ text, category }) => text.trim() !== '' && category.trim() !== '');
  const add = useAction(async () => {
    // What is kept already leaves the list: after an error, trying again adds the rest.
    for (const [at, draft] of wanted.entries()) {
      await call('items.add', draft);
      onDrafts(wanted.slice(at + 1));
    }
    onAdded(wanted.length);
  });
  const change = (at: number, part: Partial<ItemDraft>) =>
    onDrafts(drafts.map((draft, each) => (each === at ? { ...draft, ...part } : draft)));
  return (
    <div className="grid gap-4">
      <div className="grid gap-1">
        <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none">
          {i18n.t('interview_done')}
        </h3>
        <p className="text-ink-soft">
          {drafts.length === 0 ? i18n.t('interview_nothing') : i18n.t('interview_done_lead')}
        </p>
      </div>
      {drafts.map(({ text, category }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are changed where they stand
        <div key={at} inert={add.busy} className="grid gap-2 rounded-box border border-line bg-raised p-3">
          <TextArea
            label={i18n.t('text')}
            value={text}
            onChange={(event) => change(at, { text: event.target.value })}
            rows={2}
            maxLength={MAX_ITEM_CHARS}
          />
          <CategorySelect value={category} onValue={(value) => change(at, { category: value })} known={known} />
        </div>
      ))}
      <ErrorNotice error={add.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" inactive={add.busy} onClick={onBack} className="me-auto">
          {i18n.t('interview_again')}
        </Button>
        {drafts.length > 0 && (
          <Button look="primary" busy={add.busy} inactive={wanted.length === 0} onClick={() => void add.run()}>
            {wanted.length === 0
              ? i18n.t('interview_add_none')
              : i18n.t('bring_add', wanted.length, [count(wanted.length)])}
          </Button>
        )}
      </div>
    </div>
  );
}
