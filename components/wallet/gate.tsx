import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useCall } from '#lib/rpc/hooks';
import { Button, buttonClass } from '../ui/button';
import { Mark } from '../ui/mark';
import { ErrorNotice } from './errors';
import { PasswordForm } from './password-form';

interface GateProps {
  children: (status: WalletStatus) => ReactNode;
  onUnlocked?: () => void;
}

/** Shows its screen only when the wallet is unlocked; otherwise says how to get there. */
export function Gate({ children, onUnlocked }: GateProps) {
  const { data: status, error, reload } = useCall('wallet.status', {});
  if (error) {
    return (
      <Doorstep>
        <ErrorNotice error={error} action={<Button onClick={reload}>{i18n.t('try_again')}</Button>} />
      </Doorstep>
    );
  }
  if (!status) return null;
  if (status.phase === 'unlocked') return children(status);
  if (status.phase === 'none') return <Welcome />;

  const unlock = async (kek: string) => {
    try {
      await call('wallet.unlock', { kek });
    } finally {
      reload();
    }
    onUnlocked?.();
  };
  return (
    <Doorstep title={i18n.t('locked_title')}>
      <p className="text-ink-soft">{i18n.t('locked_text')}</p>
      <PasswordForm submit={i18n.t('unlock')} retryAt={status.retryAt} onKek={unlock} />
    </Doorstep>
  );
}

function Welcome() {
  return (
    <Doorstep title={i18n.t('welcome_title')}>
      <p className="text-ink-soft">{i18n.t('welcome_text')}</p>
      <a href="/onboarding.html" target="_blank" rel="noreferrer" className={buttonClass('primary')}>
        {i18n.t('welcome_start')}
      </a>
    </Doorstep>
  );
}

function Doorstep({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <main className="mx-auto grid w-full max-w-sm gap-4 px-4 py-8">
      <Mark className="size-8 text-accent" />
      {title && <h1 className="text-title font-semibold">{title}</h1>}
      {children}
    </main>
  );
}
