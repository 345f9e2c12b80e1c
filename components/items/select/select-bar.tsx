import { Trash2, UserRound, X } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import {
  type BulkAct,
  CATEGORIES,
  type Item,
  type ListedBy,
  MAX_CHANGED_AT_ONCE,
  MAX_SHARED,
} from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { FileProgress } from '../../backup/file-progress';
import { ShareDialog } from '../../people/share-dialog';
import { Button } from '../../ui/button';
import { Select } from '../../ui/field';
import { count } from '../../ui/format';
import { IconButton } from '../../ui/icon-button';
import { ErrorNotice } from '../../wallet/errors';
import { CategorySelect } from '../category-select';
import type { Changes } from '../use-changes';
import type { Selection } from './use-selection';

interface SelectBarProps {
  items: readonly Item[];
  by: ListedBy;
  total: number;
  known: readonly string[];
  changes: Changes;
  selection: Selection;
  onDone: () => void;
}

const ACTS = ['category', 'pin', 'unpin', 'sensitive', 'plain', 'over', 'still'] as const;
type Act = (typeof ACTS)[number];

/** What is done with the lines that are ticked: one change, with a way back. */
export function SelectBar({ by, total, known, changes, selection, onDone }: SelectBarProps) {
  const [act, setAct] = useState<Act>('category');
  const [sharing, setSharing] = useState(false);
  const [category, setCategory] = useState<string>(CATEGORIES[0]);
  const all = useAction(async () => selection.select(await call('items.ids', by)));
  const ids = [...selection.ids];
  const chosen = ids.length;
  const isWhole = chosen > 0 && chosen <= MAX_CHANGED_AT_ONCE && (act !== 'category' || category.trim() !== '');
  const most = Math.min(total, MAX_CHANGED_AT_ONCE);
  const remove = async () => {
    if (await changes.run(ids, { do: 'remove' })) selection.select([]);
  };
  return (
    <div className="sticky bottom-0 z-10 -mx-3 grid gap-2.5 border-t border-line bg-paper px-3 py-2.5 sm:-mx-4 sm:px-4">
      {changes.busy ? (
        <FileProgress label={i18n.t('changing')} part={changes.part} />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <p role="status" className="grow text-small text-ink-soft tabular-nums">
              {i18n.t('selected', chosen, [count(chosen)])}
            </p>
            <Button size="small" busy={all.busy} onClick={() => void all.run()}>
              {most < total ? i18n.t('select_most', [count(most), count(total)]) : i18n.t('select_all', [count(total)])}
            </Button>
            <Button size="small" inactive={chosen === 0} onClick={() => selection.select([])}>
              {i18n.t('select_none')}
            </Button>
            <IconButton label={i18n.t('done')} icon={X} onClick={onDone} />
          </div>
          <div className="flex flex-wrap items-start gap-2">
            <Select
              label={i18n.t('select_act')}
              hideLabel
              value={act}
              onChange={({ target }) => setAct(ACTS.find((each) => each === target.value) ?? 'category')}
              className="grow basis-36"
            >
              {ACTS.map((each) => (
                <option key={each} value={each}>
                  {actName(each)}
                </option>
              ))}
            </Select>
            {act === 'category' && (
              <div className="grid min-w-0 grow basis-36 gap-2">
                <CategorySelect value={category} onValue={setCategory} known={known} />
              </div>
            )}
            <Button inactive={!isWhole} onClick={() => void changes.run(ids, actOf(act, category))}>
              {i18n.t('apply', chosen, [count(chosen)])}
            </Button>
            <IconButton
              label={i18n.t('share_with')}
              icon={UserRound}
              inactive={chosen === 0 || chosen > MAX_SHARED}
              onClick={() => setSharing(true)}
            />
            <IconButton
              label={i18n.t('delete')}
              icon={Trash2}
              inactive={chosen === 0 || chosen > MAX_CHANGED_AT_ONCE}
              onClick={() => void remove()}
            />
          </div>
          {chosen > MAX_SHARED && chosen <= MAX_CHANGED_AT_ONCE && (
            <p className="text-small text-ink-soft">{i18n.t('share_too_many', [count(MAX_SHARED)])}</p>
          )}
          {chosen > MAX_CHANGED_AT_ONCE && (
            <p className="text-small text-needs">{i18n.t('select_too_many', [count(MAX_CHANGED_AT_ONCE)])}</p>
          )}
        </>
      )}
      <ShareDialog ids={ids} open={sharing} onOpen={setSharing} />
      <ErrorNotice error={changes.error ?? all.error} />
    </div>
  );
}

function actOf(act: Act, category: string): BulkAct {
  switch (act) {
    case 'category':
      return { do: 'category', category };
    case 'pin':
    case 'unpin':
      return { do: 'pin', on: act === 'pin' };
    case 'sensitive':
    case 'plain':
      return { do: 'sensitive', on: act === 'sensitive' };
    case 'over':
    case 'still':
      return { do: act };
  }
}

function actName(act: Act): string {
  switch (act) {
    case 'category':
      return i18n.t('act_category');
    case 'pin':
      return i18n.t('act_pin');
    case 'unpin':
      return i18n.t('act_unpin');
    case 'sensitive':
      return i18n.t('act_sensitive');
    case 'plain':
      return i18n.t('act_plain');
    case 'over':
      return i18n.t('over_now');
    case 'still':
      return i18n.t('still_true');
  }
}
