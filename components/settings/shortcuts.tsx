import { useEffect, useState } from 'react';
import { type Browser, browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Facts } from '../ui/facts';
import { Fold } from '../ui/fold';

/** The keys as they are set in this browser: a person may have changed them, and one that was taken is not set. */
export function Shortcuts() {
  const [commands, setCommands] = useState<Browser.commands.Command[]>([]);
  useEffect(() => {
    void browser.commands.getAll().then(setCommands);
  }, []);
  const rows = commands
    .filter(({ description }) => description)
    .map(({ description = '', shortcut }): [string, string] => [description, shortcut || i18n.t('shortcut_unset')]);
  return (
    <Fold label={i18n.t('shortcuts')}>
      <Facts rows={rows} />
      <p className="mt-2 text-small text-ink-soft">{i18n.t('shortcuts_hint')}</p>
    </Fold>
  );
}
