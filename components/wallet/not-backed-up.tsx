import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

/** Stays until the 12 words were shown and checked. */
export function NotBackedUp({ onKeep }: { onKeep: () => void }) {
  return (
    <Notice
      kind="needs"
      title={i18n.t('not_backed_up_title')}
      action={
        <Button size="small" onClick={onKeep}>
          {i18n.t('keep_words')}
        </Button>
      }
    >
      <p className="text-small">{i18n.t('not_backed_up_text')}</p>
    </Notice>
  );
}
