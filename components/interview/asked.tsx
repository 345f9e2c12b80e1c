import { type KeyboardEvent, type SubmitEvent, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { MAX_ITEM_CHARS } from '#lib/protocol/index';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { QUESTIONS, type Question, wordsOf } from './questions';

interface AskedProps {
  question: Question;
  at: number;
  text: string;
  onText: (text: string) => void;
  onNext: () => void;
  onSkip: () => void;
  /** Null at the first question. */
  onBack: (() => void) | null;
}

/** One question. Enter goes on, Shift with Enter breaks the line. */
export function Asked({ question, at, text, onText, onNext, onSkip, onBack }: AskedProps) {
  const { question: words, hint } = wordsOf(question);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = form.current?.querySelector('textarea');
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    onNext();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  };
  return (
    <form ref={form} onSubmit={onSubmit} className="grid gap-3">
      <p className="text-small text-ink-soft tabular-nums" aria-live="polite">
        {i18n.t('interview_at', [at + 1, QUESTIONS.length])} · {i18n.t('interview_lead')}
      </p>
      <TextArea
        label={words}
        hint={hint}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
        rows={3}
        maxLength={MAX_ITEM_CHARS}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {onBack && (
          <Button look="quiet" onClick={onBack} className="me-auto">
            {i18n.t('interview_back')}
          </Button>
        )}
        <Button onClick={onSkip}>{i18n.t('interview_skip')}</Button>
        <Button type="submit" look="primary">
          {i18n.t('interview_next')}
        </Button>
      </div>
    </form>
  );
}
