import { type ClipboardEvent, type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { PasswordField } from '../ui/password-field';
import { ErrorNotice } from './errors';

const WORDS = 12;
const PLACES = Array.from({ length: WORDS }, (_, place) => place);

interface WordsEntryProps {
  submit: string;
  /** Takes the 12 words, trimmed and in lower case; what it throws is shown. */
  onWords: (words: string[]) => Promise<unknown>;
}

/** The 12 words, typed from paper one a field; a pasted line fills all of them. */
export function WordsEntry({ submit, onWords }: WordsEntryProps) {
  const [words, setWords] = useState<string[]>(PLACES.map(() => ''));
  const send = useAction(() => onWords(words));
  const complete = words.every((word) => word !== '');

  const put = (place: number, typed: string[]) => {
    send.clear();
    setWords(words.map((word, at) => typed[at - place]?.toLowerCase() ?? word));
  };
  const onPaste = (place: number) => (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text').trim().split(/\s+/);
    if (pasted.length < 2) return;
    event.preventDefault();
    put(place, pasted.slice(0, WORDS - place));
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (complete) void send.run();
  };
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      <div className="grid grid-cols-2 gap-3">
        {PLACES.map((place) => (
          <PasswordField
            key={place}
            label={i18n.t('word_at', [place + 1])}
            value={words[place] ?? ''}
            onValue={(word) => put(place, [word.trim()])}
            onPaste={onPaste(place)}
            autoComplete="off"
            autoFocus={place === 0}
          />
        ))}
      </div>
      <ErrorNotice error={send.error} />
      <Button type="submit" look="primary" busy={send.busy} inactive={!complete}>
        {submit}
      </Button>
    </form>
  );
}
