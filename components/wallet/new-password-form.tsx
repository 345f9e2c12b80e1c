import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { PasswordField } from '../ui/password-field';
import { Progress } from '../ui/progress';
import { ErrorNotice } from './errors';
import { afterPaint } from './kdf';
import { MIN_PASSWORD_CHARS } from './strength';
import { StrengthMeter } from './strength-meter';
import { useStrength } from './use-strength';

interface NewPasswordFormProps {
  submit: string;
  /** The first field's name, where another password is on the page. */
  label?: string;
  onPassword: (password: string) => Promise<unknown>;
}

/** A password that is being set: judged while it is typed, typed twice. */
export function NewPasswordForm({ submit, label = i18n.t('password'), onPassword }: NewPasswordFormProps) {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const strength = useStrength(password);
  const same = password.normalize('NFKC') === again.normalize('NFKC');
  const set = useAction(async () => {
    await afterPaint();
    await onPassword(password);
  });

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (strength.enough && same) void set.run();
  };
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <PasswordField
        label={label}
        value={password}
        onValue={setPassword}
        autoComplete="new-password"
        autoFocus
        hint={password === '' ? i18n.t('strength_short', [MIN_PASSWORD_CHARS]) : <StrengthMeter strength={strength} />}
      />
      <PasswordField
        label={i18n.t('password_again')}
        value={again}
        onValue={setAgain}
        autoComplete="new-password"
        error={tried && !same ? i18n.t('password_differs') : null}
      />
      <p className="text-ink-soft">{i18n.t('password_why')}</p>
      <ErrorNotice error={set.error} />
      {set.busy && <Progress label={i18n.t('creating')} />}
      <Button type="submit" look="primary" busy={set.busy} inactive={!strength.enough || again === ''}>
        {submit}
      </Button>
    </form>
  );
}
