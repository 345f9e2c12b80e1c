import type { ReactNode, SubmitEvent } from 'react';
import { i18n } from '#i18n';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Progress } from '../ui/progress';
import { ErrorNotice } from '../wallet/errors';

export interface JoinProps {
  onDone: () => void;
}

interface JoinFormProps extends JoinProps {
  /** What is filled in is enough. */
  ready: boolean;
  join: () => Promise<unknown>;
  children: ReactNode;
}

/** What every way of joining has below its own questions. */
export function JoinForm({ ready, join, onDone, children }: JoinFormProps) {
  const action = useAction(async () => {
    await join();
    onDone();
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (ready) void action.run();
  };
  return (
    <form onSubmit={onSubmit} onChange={action.clear} className="grid gap-4">
      {children}
      <ErrorNotice error={action.error} />
      {action.busy && <Progress label={i18n.t('credential_list_reading')} />}
      <Button type="submit" look="primary" busy={action.busy} inactive={!ready}>
        {i18n.t('add')}
      </Button>
    </form>
  );
}
