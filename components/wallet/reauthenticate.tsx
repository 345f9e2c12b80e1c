import type { Auth } from '#lib/protocol/index';
import type { ButtonProps } from '../ui/button';
import { passwordAuth } from './kdf';
import { PasskeyButton } from './passkey-button';
import { PasswordForm } from './password-form';

interface ReauthenticateProps {
  submit: string;
  look?: ButtonProps['look'];
  /** Unix milliseconds before which no password is tried, when earlier ones failed. */
  retryAt: number | null;
  /** Takes what shows that it is you; what it throws is shown. */
  onAuth: (auth: Auth) => Promise<unknown>;
}

/** Asks again for the password, or a passkey, before what matters most. */
export function Reauthenticate({ submit, look, retryAt, onAuth }: ReauthenticateProps) {
  return (
    <div className="grid gap-3">
      <PasswordForm
        submit={submit}
        look={look}
        retryAt={retryAt}
        onPassword={async (password) => onAuth(await passwordAuth(password))}
      />
      <PasskeyButton onAuth={onAuth} />
    </div>
  );
}
