import { type SubmitEvent, useState } from 'react';
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

interface WordsCheckProps {
  count: number;
  /** What showed that it is you, for the background to open the words again. */
  auth: Auth;
  onBack: () => void;
  onKept: () => void;
}

/** Three of the words, typed from paper: the background compares. */
export function WordsCheck({ count, auth, onBack, onKept }: WordsCheckProps) {
  const [places] = useState(() => drawPlaces(count));
  const [typed, setTyped] = useState<Record<number, string>>({});
  const check = useAction(async () => {
    await call('phrase.confirm', { auth, answers: places.map((index) => ({ index, word: typed[index] ?? '' })) });
    onKept();
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void check.run();
  };
  return (
    <form onSubmit={onSubmit} className="grid gap-3">
      <p>{i18n.t('words_check')}</p>
      {places.map((place, order) => (
        <PasswordField
          key={place}
          label={i18n.t('word_at', [place + 1])}
          value={typed[place] ?? ''}
          onValue={(word) => setTyped({ ...typed, [place]: word })}
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
