import { type SubmitEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Auth } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { PasswordField } from '../ui/password-field';
import { ErrorNotice } from './errors';

const ASKED = 3;

/** Distinct places among `count`, in order, drawn anew each time. */
function drawPlaces(count: number): number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  const drawn = Array.from(
    { length: ASKED },
    () => places.splice((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % places.length, 1)[0] ?? 0,
  );
  return drawn.sort((a, b) => a - b);
}

const problemWords = (place: number, word: string) =>
  word === '' ? i18n.t('word_missing', [place + 1]) : i18n.t('word_wrong', [place + 1]);

interface WordsCheckProps {
  /** All of them: which of the typed ones is wrong is said here, and whether all are right by the background. */
  words: readonly string[];
  /** What showed that it is you, for the background to open the words again. */
  auth: Auth;
  onBack: () => void;
  onKept: () => void;
}

/** Three of the words, typed from paper. Every field that is empty or wrong says so, and the first has the focus. */
export function WordsCheck({ words, auth, onBack, onKept }: WordsCheckProps) {
  const [places] = useState(() => drawPlaces(words.length));
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [problems, setProblems] = useState<Record<number, string>>({});
  const form = useRef<HTMLFormElement>(null);
  const wordAt = (place: number) => (typed[place] ?? '').trim().toLowerCase();
  const check = useAction(async () => {
    await call('phrase.confirm', { auth, answers: places.map((index) => ({ index, word: wordAt(index) })) });
    onKept();
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const wrong = places.filter((place) => wordAt(place) !== words[place]);
    setProblems(Object.fromEntries(wrong.map((place) => [place, problemWords(place, wordAt(place))])));
    const [first] = wrong;
    if (first === undefined) void check.run();
    else form.current?.querySelectorAll('input')[places.indexOf(first)]?.focus();
  };
  return (
    <form ref={form} onSubmit={onSubmit} noValidate className="grid gap-3">
      <p>{i18n.t('words_check')}</p>
      {places.map((place, order) => (
        <PasswordField
          key={place}
          label={i18n.t('word_at', [place + 1])}
          value={typed[place] ?? ''}
          onValue={(word) => {
            setTyped({ ...typed, [place]: word });
            setProblems({ ...problems, [place]: '' });
          }}
          error={problems[place] || null}
          required
          autoComplete="off"
          autoFocus={order === 0}
        />
      ))}
      <ErrorNotice error={check.error} />
      <div className="flex flex-wrap justify-between gap-2">
        <Button onClick={onBack}>{i18n.t('words_again')}</Button>
        <Button type="submit" look="primary" busy={check.busy}>
          {i18n.t('words_check_button')}
        </Button>
      </div>
    </form>
  );
}
