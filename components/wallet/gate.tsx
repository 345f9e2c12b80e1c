import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Params, WalletStatus } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useCall } from '#lib/rpc/hooks';
import { FileProgress } from '../backup/file-progress';
import { Button, buttonClass } from '../ui/button';
import { Mark } from '../ui/mark';
import { Notice } from '../ui/notice';
import { Damaged } from '../vault/damaged';
import { ErrorNotice } from './errors';
import { passwordUnlock } from './kdf';
import { openPage } from './links';
import { LockButton } from './lock-button';
import { PasskeyButton } from './passkey-button';
import { PasswordForm } from './password-form';
import { RecoverForm } from './recover-form';

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
        {error.code === 'vault-corrupt' ? (
          <Damaged error={error} onRetry={reload} />
        ) : (
          <ErrorNotice error={error} action={<Button onClick={reload}>{i18n.t('try_again')}</Button>} />
        )}
      </Doorstep>
    );
  }
  if (!status) return null;
  if (status.upgraded !== null) return <Upgrading done={status.upgraded} />;
  if (status.phase === 'unlocked') return children(status);
  if (status.phase === 'none') return <Welcome />;

  const unlocking = async (unlock: Params<'wallet.unlock'>) => {
    try {
      await call('wallet.unlock', unlock);
    } finally {
      reload();
    }
    onUnlocked?.();
  };
  if (location.hash === RECOVER) {
    return (
      <Doorstep title={i18n.t('recover_title')}>
        <RecoverForm
          onRecovered={() => {
            history.replaceState(null, '', location.pathname);
            reload();
          }}
        />
      </Doorstep>
    );
  }
  return (
    <Doorstep title={i18n.t('locked_title')}>
      <p className="text-ink-soft">{i18n.t('locked_text')}</p>
      <PasswordForm
        submit={i18n.t('unlock')}
        retryAt={status.retryAt}
        onPassword={async (password) => unlocking(await passwordUnlock(password))}
      />
      <PasskeyButton onAuth={(auth) => unlocking({ auth, stronger: null })} />
      <Button look="quiet" className="justify-self-start" onClick={() => openPage('options.html#recover')}>
        {i18n.t('forgot_password')}
      </Button>
      {status.stillShares && <StillShares />}
    </Doorstep>
  );
}

const RECOVER = '#recover';

/** Locked by itself, while what you agreed to goes on: says so, and offers to end that too. */
function StillShares() {
  return (
    <Notice kind="info" title={i18n.t('still_shares_title')} action={<LockButton />}>
      {i18n.t('still_shares_text')}
    </Notice>
  );
}

/** The first unlocking after an update that keeps things in another way. */
function Upgrading({ done }: { done: number }) {
  return (
    <Doorstep title={i18n.t('upgrading_title')}>
      <p className="text-ink-soft">{i18n.t('upgrading_text')}</p>
      <FileProgress label={i18n.t('upgrading')} part={done} />
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
