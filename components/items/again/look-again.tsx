import { clsx } from 'clsx';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { BulkAct, Item } from '#lib/protocol/index';
import { categoryName } from '../../shared/category';
import { Button } from '../../ui/button';
import { EditItem } from '../edit-item';
import type { Changes } from '../use-changes';
import { whyAgain } from './why-again';

interface LookAgainProps {
  items: readonly Item[];
  known: readonly string[];
  changes: Changes;
  onSaved: (before: Item, after: Item | null) => void;
}

/** Lines that may have become untrue: each is settled with one key. Nothing happens to those that are left alone. */
export function LookAgain({ items, known, changes, onSaved }: LookAgainProps) {
  const [at, setAt] = useState(0);
  const [editing, setEditing] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const place = Math.min(at, items.length - 1);
  const goTo = (next: number) => focusOn(list.current, next);
  // A settled line leaves the list, and the focus goes to the one in its place.
  useEffect(() => {
    if (items.length > 0 && editing === null && document.activeElement === document.body) focusOn(list.current, at);
  }, [items, editing, at]);

  const settle = (id: string, act: BulkAct['do'] & ('still' | 'over')) => void changes.run([id], { do: act });
  const onKey = (event: KeyboardEvent, { id }: Item) => {
    const acts = new Map([
      ['s', () => settle(id, 'still')],
      ['n', () => settle(id, 'over')],
      ['e', () => setEditing(id)],
      ['ArrowDown', () => goTo(place + 1)],
      ['ArrowUp', () => goTo(place - 1)],
    ]);
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts.get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <section aria-label={i18n.t('again')} className="grid gap-2">
      <p className="text-ink-soft">{i18n.t('again_lead')}</p>
      <p className="text-small text-ink-soft">{i18n.t('again_keys', ['S', 'E', 'N'])}</p>
      <ul ref={list} className="grid gap-1.5">
        {items.map((item, each) =>
          item.id === editing ? (
            <li key={item.id}>
              <EditItem item={item} known={known} onSaved={onSaved} onClosed={() => setEditing(null)} />
            </li>
          ) : (
            <li
              key={item.id}
              className={clsx('grid rounded-box border bg-raised', each === place ? 'border-edge' : 'border-line')}
            >
              <button
                type="button"
                data-again
                tabIndex={each === place ? 0 : -1}
                aria-current={each === place || undefined}
                onFocus={() => setAt(each)}
                onKeyDown={(event) => onKey(event, item)}
                className="grid gap-1 rounded-box px-3 py-2 text-start"
              >
                <span className="whitespace-pre-wrap wrap-anywhere">{item.text}</span>
                <span className="text-small text-ink-soft">
                  {categoryName(item.category)} · {whyAgain(item)}
                </span>
              </button>
              {each === place && (
                <div className="flex flex-wrap gap-2 px-3 pb-2.5">
                  <Button size="small" onClick={() => settle(item.id, 'still')}>
                    {i18n.t('still_true')}
                  </Button>
                  <Button size="small" onClick={() => setEditing(item.id)}>
                    {i18n.t('edit')}
                  </Button>
                  <Button size="small" onClick={() => settle(item.id, 'over')}>
                    {i18n.t('over_now')}
                  </Button>
                </div>
              )}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

/** The line at that place, or the nearest that there is. */
function focusOn(list: HTMLElement | null, place: number): void {
  const lines = list?.querySelectorAll<HTMLElement>('[data-again]') ?? [];
  lines[Math.max(0, Math.min(place, lines.length - 1))]?.focus();
}
