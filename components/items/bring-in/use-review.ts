import { useEffect, useReducer, useRef, useState } from 'react';
import type { ImportRequest } from '#lib/context/import/wire';
import { call } from '#lib/rpc/client';
import { useTransfer } from '../../backup/use-transfer';
import { park, takeParked } from './parked';
import { goOnWith, readForReview } from './read';
import { type Review, type ReviewStep, stepOf } from './review';

/** Between two signs of life, in milliseconds: shorter than the shortest time to lock. */
const SIGN_EVERY_MS = 30_000;

/** A decision is a person's act, of which the background learns nothing else: the wallet must not lock meanwhile. */
export function useStayOpen(): () => void {
  const last = useRef(0);
  return () => {
    if (Date.now() - last.current < SIGN_EVERY_MS) return;
    last.current = Date.now();
    // Whether it is locked shows in the page as a whole.
    call('wallet.touch', {}).catch(() => undefined);
  };
}

const NONE: Review = { lines: [], left: 0, past: [] };
const stepOrStart = (review: Review, step: ReviewStep | { do: 'start'; review: Review }): Review =>
  step.do === 'start' ? step.review : stepOf(review, step);

/** Reads what is brought, and holds its review: also over a lock, which takes everything else off the page. */
export function useReview() {
  const [at, setAt] = useState<'sources' | 'review'>('sources');
  const [review, dispatch] = useReducer(stepOrStart, NONE);
  const [resumed, setResumed] = useState(false);
  const open = useRef<Review | null>(null);
  const stayOpen = useStayOpen();

  const show = (next: Review) => {
    dispatch({ do: 'start', review: next });
    open.current = next;
    setAt('review');
  };
  const read = useTransfer(async (onProgress, signal, request: ImportRequest) => {
    setResumed(false);
    show(await readForReview(request, onProgress, signal));
  });
  const goOn = useTransfer(async (onProgress, signal, left: Review) => {
    open.current = left;
    show(await goOnWith(left, onProgress, signal));
    setResumed(true);
  });
  const resume = useRef(goOn.run);
  useEffect(() => {
    const left = takeParked();
    if (left) void resume.current(left);
    return () => {
      if (open.current && open.current.lines.length > 0) park(open.current);
    };
  }, []);
  const step = (next: ReviewStep) => {
    open.current = stepOf(review, next);
    dispatch(next);
    stayOpen();
  };
  /** The person is done with it, or leaves it. */
  const end = () => {
    open.current = null;
  };
  return { at, backToSources: () => setAt('sources'), review, step, end, read, goOn, resumed };
}
