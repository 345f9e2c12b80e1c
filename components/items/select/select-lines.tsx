import { clsx } from 'clsx';
import { useEffect, useId, useRef } from 'react';
import { i18n } from '#i18n';
import type { Item, ListedBy } from '#lib/protocol/index';
import { categoryName } from '../../shared/category';
import { isOver, Marks } from '../marks';
import type { Changes } from '../use-changes';
import { SelectBar } from './select-bar';
import { useSelection } from './use-selection';

interface SelectLinesProps {
  items: readonly Item[];
  /** What the list is narrowed to, and how many lines that are. */
  by: ListedBy;
  total: number;
  known: readonly string[];
  changes: Changes;
  onDone: () => void;
}

/** The list with a box at each line, and what can be done with all that are ticked. Escape ends it. */
export function SelectLines({ items, by, total, known, changes, onDone }: SelectLinesProps) {
  const groups = Map.groupBy(items, (item) => item.category);
  const shown = [...groups.values()].flat().map(({ id }) => id);
  const selection = useSelection(shown);
  const list = useRef<HTMLElement>(null);
  useEffect(() => list.current?.querySelector('input')?.focus(), []);
  const leave = useRef(onDone);
  useEffect(() => {
    leave.current = changes.busy ? () => {} : onDone;
  });
  // On the page as a whole: the message with Undo takes the focus along when it goes.
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) =>
      key === 'Escape' && !document.querySelector('[role=dialog]') && leave.current();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className="grid gap-5">
      <section
        ref={list}
        aria-label={i18n.t('select_lines')}
        inert={changes.busy}
        onKeyDown={selection.onKey}
        className="grid gap-5"
      >
        {[...groups].map(([category, members]) => (
          <section key={category} aria-label={categoryName(category)}>
            <h2 className="border-b border-line pb-1 text-small font-semibold text-ink-soft">
              {categoryName(category)}
            </h2>
            <ul>
              {members.map((item) => (
                <TickLine
                  key={item.id}
                  item={item}
                  isIn={selection.ids.has(item.id)}
                  onToggle={(withRange) => selection.onToggle(item.id, withRange)}
                />
              ))}
            </ul>
          </section>
        ))}
      </section>
      <SelectBar {...{ items, by, total, known, changes, selection, onDone }} />
    </div>
  );
}

interface TickLineProps {
  item: Item;
  isIn: boolean;
  onToggle: (withRange: boolean) => void;
}

/** The whole line is the label of its box. */
function TickLine({ item, isIn, onToggle }: TickLineProps) {
  const textId = useId();
  return (
    <li className="border-b border-line py-1 last:border-0">
      <label className="flex items-start gap-2.5 py-1.5">
        <input
          type="checkbox"
          aria-labelledby={textId}
          checked={isIn}
          onChange={({ nativeEvent }) => onToggle('shiftKey' in nativeEvent && nativeEvent.shiftKey === true)}
          className="mt-0.5 size-4 shrink-0 scroll-mb-40 accent-accent"
        />
        <span className="min-w-0 grow">
          <span
            id={textId}
            className={clsx('block whitespace-pre-wrap wrap-anywhere', isOver(item) && 'text-ink-soft')}
          >
            {item.text}
          </span>
          <Marks remarks={item} source={item.source} waiting={item.trust === 'quarantined'} />
        </span>
      </label>
    </li>
  );
}
