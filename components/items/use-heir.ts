import { type RefObject, useEffect, useRef } from 'react';

/** A removal and the list without the line are this close together, on a busy machine too. */
const SETTLED_MS = 5_000;

interface Heir {
  /** Notes who comes after a line that is about to be removed. */
  name: (id: string) => void;
  /** The next line's first button, else that of the one before, else what an empty list offers, or the search. */
  find: () => HTMLElement | null;
}

const lines = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[data-line]')];

/** Keeps the keyboard's place in a list whose lines go away: without it the next Tab begins at the top of the page. */
export function useHeir(list: RefObject<HTMLElement | null>): Heir {
  const order = useRef<{ ids: string[]; until: number }>({ ids: [], until: 0 });
  const name = (id: string) => {
    const ids = list.current ? lines(list.current).map((line) => line.dataset.line ?? '') : [];
    const at = ids.indexOf(id);
    order.current = { ids: [...ids.slice(at + 1), ...ids.slice(0, at).reverse()], until: Date.now() + SETTLED_MS };
  };
  const find = () => {
    if (!list.current) return null;
    const there = new Map(lines(list.current).map((line) => [line.dataset.line, line]));
    const heir = order.current.ids.map((id) => there.get(id)).find((line) => line !== undefined);
    const place = heir ?? list.current.querySelector('[data-empty]');
    return place?.querySelector('button') ?? list.current.querySelector<HTMLElement>('[type=search]');
  };
  useEffect(() => {
    if (document.activeElement !== document.body || Date.now() > order.current.until) return;
    const goal = find();
    goal?.focus();
    if (goal) order.current.until = 0;
  });
  return { name, find };
}
