import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Card } from '../ui/section';
import { WithWords } from '../wallet/with-words';

/** The 12 words beside the file that they open: whether they are kept, and the way to them. */
export function WordsCard({ status }: { status: WalletStatus }) {
  return (
    <WithWords status={status} startOpen={location.hash === '#words'}>
      {(showWords) => (
        <Card id="words">
          <h3 className="font-medium">{i18n.t('words_title')}</h3>
          {status.phraseKept ? (
            <p>{i18n.t('words_are_kept')}</p>
          ) : (
            <Notice kind="needs" title={i18n.t('not_backed_up_title')}>
              {i18n.t('not_backed_up_text')}
            </Notice>
          )}
          <p className="text-small text-ink-soft">{i18n.t('words_what')}</p>
          <Button onClick={showWords} className="justify-self-start">
            {status.phraseKept ? i18n.t('see_words') : i18n.t('keep_words')}
          </Button>
        </Card>
      )}
    </WithWords>
  );
}
