import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Button } from './button';
import { Notice } from './notice';

interface FinishedProps {
  title: string;
  text: string;
  /** What else is to be said or compared, between the notice and the button. */
  children?: ReactNode;
  onDone: () => void;
}

/** The last step of a task in a dialog: what was done, what it means, and the way out. */
export function Finished({ title, text, children, onDone }: FinishedProps) {
  return (
    <>
      <Notice kind="verified" title={title}>
        {text}
      </Notice>
      {children}
      <Button look="primary" onClick={onDone}>
        {i18n.t('done')}
      </Button>
    </>
  );
}
