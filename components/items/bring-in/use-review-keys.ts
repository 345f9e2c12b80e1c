import { type KeyboardEvent, useEffect, useState } from 'react';
import { type Group, isApprovedAtOnce, waitingIn } from './groups';
import { besideOf, type Decision, olderOf, type Review, type ReviewStep } from './review';

export const lineId = (id: number) => `line-${id}`;

/** The line that is open to be changed; `joins`: with the older one in it. */
export type Editing = { id: number; joins: boolean } | null;

interface Wanted {
  review: Review;
  groups: readonly Group[];
  step: (step: ReviewStep) => void;
  editing: Editing;
  onEditing: (editing: Editing) => void;
}

export interface ReviewKeys {
  /** The line that the keys act on; it has the focus, or gets it when it changes. */
  at: number;
  onAt: (id: number) => void;
  decide: (id: number, decision: Decision) => void;
  replace: (id: number) => void;
  /** One of two lines, and not the other. `id`: the line that has its turn. */
  choose: (id: number, wanted: number, over: number) => void;
  /** Both lines. */
  keepBoth: (id: number, other: number) => void;
  /** After a line was changed, and perhaps another with it: on to the next. */
  onDone: (id: number, other?: number) => void;
  undo: () => void;
  onKey: (event: KeyboardEvent) => void;
}

/** One line at a time: decided with a letter, and on to the next that waits. */
export function useReviewKeys({ review, groups, step, editing, onEditing }: Wanted): ReviewKeys {
  const order = groups.flatMap(({ lines }) => lines);
  const [at, setAt] = useState(order[0]?.id ?? 0);
  useEffect(() => {
    if (editing === null) document.getElementById(lineId(at))?.focus();
  }, [at, editing]);
  const place = order.findIndex(({ id }) => id === at);

  const onDone = (id: number, other?: number) => {
    const from = order.findIndex((line) => line.id === id);
    const waiting = [...order.slice(from + 1), ...order.slice(0, from)].find(
      (line) => line.decision === null && line.id !== other,
    );
    setAt(waiting?.id ?? id);
  };
  const decide = (id: number, decision: Decision) => {
    step({ do: 'decide', ids: [id], decision });
    onDone(id);
  };
  const replace = (id: number) => {
    step({ do: 'replace', id });
    onDone(id);
  };
  const choose = (id: number, wanted: number, over: number) => {
    step({ do: 'choose', id: wanted, over });
    onDone(id, over === id ? wanted : over);
  };
  const keepBoth = (id: number, other: number) => {
    step({ do: 'decide', ids: [id, other], decision: 'approved' });
    onDone(id, other);
  };
  const undo = () => {
    const [before] = review.past.at(-1) ?? [];
    step({ do: 'undo' });
    if (before) setAt(before.id);
  };
  const approveGroup = () => {
    const group = groups.find(({ lines }) => lines.some(({ id }) => id === at));
    if (group && isApprovedAtOnce(group)) step({ do: 'decide', ids: waitingIn(group), decision: 'approved' });
  };
  const go = (place: number) => setAt(order.at(place)?.id ?? at);
  const line = order[place];
  const other = line && besideOf(line, review);
  const besideOlder: [string, () => void][] =
    line && olderOf(line)
      ? [
          ['k', () => decide(at, 'rejected')],
          ['t', () => replace(at)],
          ['j', () => onEditing({ id: at, joins: true })],
        ]
      : other
        ? [
            ['a', () => keepBoth(at, other.id)],
            ['k', () => choose(at, other.id, at)],
            ['t', () => choose(at, at, other.id)],
            ['j', () => onEditing({ id: at, joins: true })],
          ]
        : [];
  const acts = new Map([
    ['a', () => decide(at, 'approved')],
    ['A', approveGroup],
    ['r', () => decide(at, 'rejected')],
    ['e', () => onEditing({ id: at, joins: false })],
    ['u', undo],
    ['ArrowDown', () => go(place + 1)],
    ['ArrowUp', () => go(Math.max(0, place - 1))],
    ['Home', () => go(0)],
    ['End', () => go(-1)],
    ...besideOlder,
  ]);
  const onKey = (event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey || event.altKey;
    const act = acts.get(isCommand && event.key === 'z' ? 'u' : event.key);
    if (!act || (isCommand && event.key !== 'z')) return;
    event.preventDefault();
    act();
  };
  return { at, onAt: setAt, decide, replace, choose, keepBoth, onDone, undo, onKey };
}
