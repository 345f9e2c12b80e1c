import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

interface NotBackedUpProps {
  onKeep: () => void;
  /** Without the reason, where room is short. */
  brief?: boolean;
}

/** Stays until the 12 words were shown and checked. */
export function NotBackedUp({ onKeep, brief = false }: NotBackedUpProps) {
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
      {!brief && <p className="text-small">{i18n.t('not_backed_up_text')}</p>}
    </Notice>
  );
}
