import { clsx } from 'clsx';
import { useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button';

/** The words, blurred for onlookers while the list is not held; or one at a time, for eyes and for screen readers. */
export function WordsList({ words }: { words: readonly string[] }) {
  const [held, setHeld] = useState(false);
  const [at, setAt] = useState(-1);
  const [shown, setShown] = useState(false);
  const next = (at + 1) % words.length;
  const placed = words.map((word, place) => ({ place, word }));
  const release = () => setHeld(false);
  const onNext = () => {
    setAt(next);
    setShown(true);
  };
  return (
    <>
      <ol
        aria-label={i18n.t('words_title')}
        aria-describedby="words-hint"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is what lets the keyboard hold it
        tabIndex={0}
        onPointerDown={() => setHeld(true)}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
        onBlur={release}
        onKeyDown={(event) => {
          if (event.key !== ' ') return;
          event.preventDefault();
          setHeld(true);
        }}
        onKeyUp={release}
        className="grid cursor-pointer touch-none grid-cols-2 gap-x-4 gap-y-2 rounded-box border border-edge bg-raised p-3 [counter-reset:word] sm:grid-cols-3"
      >
        {placed.map(({ place, word }) => (
          <li
            key={place}
            className="flex gap-2 [counter-increment:word] before:w-5 before:text-end before:text-ink-soft before:content-[counter(word)]"
          >
            <span aria-hidden className={clsx('font-mono transition-[filter] select-none', !held && 'blur-[5px]')}>
              {word}
            </span>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-x-3">
        <Button size="small" look="quiet" onClick={onNext} onBlur={() => setShown(false)}>
          {i18n.t('words_one', [next + 1])}
        </Button>
        <p role="status" className="font-mono">
          {shown && i18n.t('words_at', [at + 1, words[at] ?? ''])}
        </p>
      </div>
    </>
  );
}
