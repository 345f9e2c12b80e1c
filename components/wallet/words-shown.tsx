import { Copy } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { copySecret } from './clipboard';
import { WordsList } from './words-list';

/** The words, to be written on paper. */
export function WordsShown({ words, onWritten }: { words: string[]; onWritten: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = useAction(async () => {
    await copySecret(words.join(' '));
    setCopied(true);
  });
  return (
    <>
      <p id="words-hint">{i18n.t('words_hint')}</p>
      <WordsList words={words} />
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
