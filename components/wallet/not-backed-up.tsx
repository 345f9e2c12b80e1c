import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

interface NotBackedUpProps {
  onKeep: () => void;
  /** In one line, where room is short. */
  brief?: boolean;
}

/** Stays until the 12 words were shown and checked. */
export function NotBackedUp({ onKeep, brief = false }: NotBackedUpProps) {
  const keep = (
    <Button size="small" onClick={onKeep}>
      {i18n.t('keep_words')}
    </Button>
  );
  if (brief) {
    return (
      <Notice kind="needs" className="items-center">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="font-medium">{i18n.t('not_backed_up_title')}</p>
          {keep}
        </div>
      </Notice>
    );
  }
  return (
    <Notice kind="needs" title={i18n.t('not_backed_up_title')} action={keep}>
      <p className="text-small">{i18n.t('not_backed_up_text')}</p>
    </Notice>
  );
}
