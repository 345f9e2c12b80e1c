import { type KeyboardEvent, useRef, useState } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  /** @param withRange everything from the line that was chosen before becomes what this one becomes */
  onToggle: (id: string, withRange: boolean) => void;
  select: (ids: readonly string[]) => void;
  /** On the list: arrows go from line to line, with Shift they take lines along, Ctrl+A or ⌘A takes all. */
  onKey: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Lines that the person chose of a list. @param shown ids on the screen, in their order */
export function useSelection(shown: readonly string[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const set = (some: readonly string[], isIn: boolean) =>
    setIds((before) => (isIn ? before.union(new Set(some)) : before.difference(new Set(some))));

  const onToggle = (id: string, withRange: boolean) => {
    set(withRange ? between(shown, last.current, id) : [id], !ids.has(id));
    last.current = id;
  };
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    const at = boxes.indexOf(event.target as HTMLInputElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) set(shown, true);
    else if (step && at >= 0) {
      const next = boxes[at + step];
      next?.focus();
      const id = next && shown[at + step];
      if (event.shiftKey && id) set([shown[at] ?? id, id], true);
    } else return;
    event.preventDefault();
  };
  return { ids, onToggle, select: (some) => setIds(new Set(some)), onKey };
}

/** From one line to another in either direction, both among them; the second alone where the first is not shown. */
function between(shown: readonly string[], from: string | null, to: string): string[] {
  const ends = [shown.indexOf(from ?? to), shown.indexOf(to)];
  const first = Math.min(...ends);
  return first < 0 ? [to] : shown.slice(first, Math.max(...ends) + 1);
}
