import { type SubmitEvent, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { WalletError } from '#lib/protocol/index';
import { useAction } from '#lib/rpc/hooks';
import { Button, type ButtonProps } from '../ui/button';
import { PasswordField } from '../ui/password-field';
import { Progress } from '../ui/progress';
import { codeWords, ErrorNotice } from './errors';
import { afterPaint } from './kdf';

interface PasswordFormProps {
  submit: string;
  /** `removes` where the password ends something for good. */
  look?: ButtonProps['look'];
  /** Unix milliseconds before which no attempt is taken, when earlier ones failed. */
  retryAt: number | null;
  /** What is said of a wrong password, where it is not the wallet's that is asked for. */
  wrongWords?: string;
  /** Takes what was typed; a `wrong-password` from it is said at the field. */
  onPassword: (password: string) => Promise<unknown>;
}

/** Seconds from now until `at`, counted down; 0 once it is past. */
function useCountdown(at: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (at <= Date.now()) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [at]);
  return Math.max(0, Math.ceil((at - now) / 1000));
}

const retryTime = (error: WalletError | null) => Number(error?.data?.retryAt ?? 0);

/** Asks for a password, the wallet's or a file's. Never drawn in a popup-type window: a page can imitate one. */
export function PasswordForm({
  submit,
  look = 'primary',
  retryAt,
  wrongWords = codeWords('wrong-password'),
  onPassword,
}: PasswordFormProps) {
  const [password, setPassword] = useState('');
  const { run, busy, error, clear } = useAction(async () => {
    await afterPaint();
    await onPassword(password);
  });
  const wait = useCountdown(Math.max(retryAt ?? 0, retryTime(error)));
  const wrong = error?.code === 'wrong-password';

  const onSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const field = event.currentTarget.querySelector('input');
    if (wait > 0 || password === '') return;
    if (await run()) return setPassword('');
    field?.focus();
    field?.select();
  };

  return (
    <form onSubmit={onSubmit} className="grid gap-3">
      <PasswordField
        label={i18n.t('password')}
        value={password}
        onValue={(value) => {
          setPassword(value);
          clear();
        }}
        autoComplete="current-password"
        autoFocus
        error={wrong ? wrongWords : null}
      />
      {!wrong && error?.code !== 'too-many-attempts' && <ErrorNotice error={error} />}
      <Button type="submit" look={look} busy={busy} inactive={wait > 0}>
        {submit}
      </Button>
      {busy && <Progress label={i18n.t('unlocking')} />}
      {wait > 0 && (
        <p role="status" className="text-small text-ink-soft">
          {i18n.t('unlock_wait', wait)}
        </p>
      )}
    </form>
  );
}
