import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { ErrorCode, WalletError } from '#lib/protocol/index';
import { Notice } from '../ui/notice';

/** Kebab-case as the words' keys have it. */
export type Underscored<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : S;

/** What happened, what is safe, what to do. A code without words does not compile. */
export function codeWords(code: ErrorCode): string {
  const key = `error_${code.replaceAll('-', '_')}` as `error_${Underscored<ErrorCode>}`;
  return i18n.t(key);
}

export function ErrorNotice({ error, action }: { error: WalletError | null; action?: ReactNode }) {
  return (
    error && (
      <Notice kind="error" action={action}>
        {codeWords(error.code)}
      </Notice>
    )
  );
}
