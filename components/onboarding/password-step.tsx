import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { PasswordField } from '../ui/password-field';
import { MIN_PASSWORD_CHARS } from './strength';
import { StrengthMeter } from './strength-meter';
import { useStrength } from './use-strength';

/** The one password: judged while it is typed, typed twice. */
export function PasswordStep({ onPassword }: { onPassword: (password: string) => void }) {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const strength = useStrength(password);
  const same = password.normalize('NFKC') === again.normalize('NFKC');

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (strength.enough && same) onPassword(password);
  };
  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <PasswordField
        label={i18n.t('password')}
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
      <Button type="submit" look="primary" inactive={!strength.enough || again === ''}>
        {i18n.t('continue')}
      </Button>
    </form>
  );
}
