import { Settings } from 'lucide-react';
import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { clock } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { Mark } from '../ui/mark';
import { openPage } from './links';
import { LockButton } from './lock-button';

/** State on the left, lock and settings on the right: the top of every unlocked page. */
export function Header({ status }: { status: WalletStatus }) {
  return (
    <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
      <Mark className="size-6 shrink-0 text-accent" />
      <div className="min-w-0 grow basis-28">
        <p className="font-semibold leading-4">{i18n.t('app_name')}</p>
        <p className="text-small text-ink-soft">
          {status.lockAt === null ? i18n.t('unlocked') : i18n.t('unlocked_until', [clock(status.lockAt)])}
        </p>
      </div>
      <LockButton />
      <IconButton label={i18n.t('settings')} icon={Settings} onClick={() => openPage('options.html')} />
    </header>
  );
}
