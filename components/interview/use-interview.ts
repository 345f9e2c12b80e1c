import { useEffect, useRef, useState } from 'react';
import type { ItemDraft } from '#lib/protocol/index';
import { QUESTIONS, wordsOf } from './questions';

export interface InterviewState {
  /** The question that is asked; past the last one, the answers are looked over. */
  at: number;
  /** What stands in each question's field. */
  texts: readonly string[];
  /** The answers as lines, once all were asked. */
  drafts: readonly ItemDraft[];
  /** Whether there are answers that are not kept yet. */
  isAnswered: boolean;
  onText: (text: string) => void;
  onDrafts: (drafts: readonly ItemDraft[]) => void;
  goTo: (at: number) => void;
  skip: () => void;
  /** The person is done with it, or leaves it. */
  end: () => void;
}

type Answered = Pick<InterviewState, 'at' | 'texts' | 'drafts'>;

/** Answers that the wallet's lock interrupted: in this page's memory alone, for as long as it is open. */
let parked: Answered | null = null;

export const isInterviewParked = (): boolean => parked !== null;

const starts = () => QUESTIONS.map((question) => wordsOf(question).start);

/** The six questions and what was answered; it outlives the screen that shows them. @param onAct told of each answer */
export function useInterview(onAct: () => void): InterviewState {
  const [begun] = useState(parked);
  const [at, setAt] = useState(begun?.at ?? 0);
  const [texts, setTexts] = useState<readonly string[]>(begun?.texts ?? starts);
  const [drafts, setDrafts] = useState<readonly ItemDraft[]>(begun?.drafts ?? []);
  const isAnswered = at < QUESTIONS.length ? draftsOf(texts).length > 0 : drafts.length > 0;
  const left = useRef<Answered | null>(null);
  useEffect(() => {
    left.current = isAnswered ? { at, texts, drafts } : null;
  });
  useEffect(() => {
    parked = null;
    return () => {
      parked = left.current;
    };
  }, []);
  const goWith = (next: number, answers: readonly string[]) => {
    setTexts(answers);
    setAt(next);
    if (next === QUESTIONS.length) setDrafts(draftsOf(answers));
    onAct();
  };
  return {
    at,
    texts,
    drafts,
    isAnswered,
    onText: (text) => setTexts(texts.with(at, text)),
    onDrafts: setDrafts,
    goTo: (next) => goWith(next, texts),
    skip: () => goWith(at + 1, texts.with(at, starts()[at] ?? '')),
    end: () => {
      left.current = null;
    },
  };
}

/** An answer that nobody wrote beyond its first words is none. */
function draftsOf(texts: readonly string[]): ItemDraft[] {
  return QUESTIONS.flatMap((question, at) => {
    const text = (texts[at] ?? '').trim();
    const isAnswered = text !== '' && text !== wordsOf(question).start.trim();
    return isAnswered ? [{ text, category: question.category }] : [];
  });
}
