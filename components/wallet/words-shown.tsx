import { Copy } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { copySecret } from './clipboard';

/** The words, blurred for onlookers until the list is pressed or has the focus; always there for a screen reader. */
export function WordsShown({ words, onWritten }: { words: string[]; onWritten: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = useAction(async () => {
    await copySecret(words.join(' '));
    setCopied(true);
  });
  return (
    <>
      <p id="words-hint">{i18n.t('words_hint')}</p>
      <ol
        aria-label={i18n.t('words_title')}
        aria-describedby="words-hint"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is what makes the words legible
        tabIndex={0}
        className="group grid cursor-pointer grid-cols-2 gap-x-4 gap-y-2 rounded-box border border-edge bg-raised p-3 [counter-reset:word] sm:grid-cols-3"
      >
        {words.map((word, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice; the place is its identity
            key={index}
            className="flex gap-2 [counter-increment:word] before:w-5 before:text-end before:text-ink-soft before:content-[counter(word)]"
          >
            <span className="font-mono blur-[5px] transition-[filter] select-none group-focus:blur-none group-active:blur-none">
              {word}
            </span>
          </li>
        ))}
      </ol>
      {copied && <Notice kind="needs">{i18n.t('words_copied')}</Notice>}
      {copy.error && <Notice kind="error">{i18n.t('copy_failed')}</Notice>}
      <div className="flex flex-wrap justify-between gap-2">
        <Button onClick={() => copy.run()} busy={copy.busy}>
          <Copy aria-hidden className="size-4" />
          {i18n.t('words_copy')}
        </Button>
        <Button look="primary" onClick={onWritten}>
          {i18n.t('words_written')}
        </Button>
      </div>
    </>
  );
}
