import { clsx } from 'clsx';
import { Check, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Item } from '#lib/protocol/index';
import { IconButton } from '../ui/icon-button';
import { EditItem } from './edit-item';
import { isOver, Marks } from './marks';

/** Long enough for the list to be read again after an edit. */
const SETTLED_MS = 1_000;

export interface ItemRowProps {
  item: Item;
  known: readonly string[];
  onSaved: (before: Item, after: Item | null) => void;
  onRemove: (item: Item) => void;
  /** The person lets a line that waits be shared. */
  onApprove: (item: Item) => void;
}

/** One line about the person; edited where it stands. */
export function ItemRow({ item, known, onSaved, onRemove, onApprove }: ItemRowProps) {
  const textId = useId();
  const row = useRef<HTMLLIElement>(null);
  const [editing, setEditing] = useState(false);
  const refocusUntil = useRef(0);
  const onClosed = () => {
    setEditing(false);
    refocusUntil.current = Date.now() + SETTLED_MS;
  };
  // The focus goes back to where the edit began, also when saving moved the line to another place.
  useEffect(() => {
    const lost = document.activeElement === document.body && Date.now() < refocusUntil.current;
    if (!editing && lost) row.current?.querySelector('button')?.focus();
  });
  return (
    <li ref={row} data-line={item.id} className="border-b border-line py-1 last:border-0">
      {editing ? (
        <EditItem item={item} known={known} onSaved={onSaved} onClosed={onClosed} />
      ) : (
        <div className="flex items-start gap-1">
          <div className="min-w-0 grow py-1.5">
            <p id={textId} className={clsx('whitespace-pre-wrap wrap-anywhere', isOver(item) && 'text-ink-soft')}>
              {item.text}
            </p>
            <Marks remarks={item} source={item.source} waiting={item.trust === 'quarantined'} />
          </div>
          {item.trust === 'quarantined' && (
            <IconButton
              label={i18n.t('approve_line')}
              icon={Check}
              aria-describedby={textId}
              onClick={() => onApprove(item)}
              className="hover:text-accent"
            />
          )}
          <IconButton label={i18n.t('edit')} icon={Pencil} aria-describedby={textId} onClick={() => setEditing(true)} />
          <IconButton
            label={i18n.t('delete')}
            icon={Trash2}
            aria-describedby={textId}
            onClick={() => onRemove(item)}
            className="hover:text-removes"
          />
        </div>
      )}
    </li>
  );
}
