import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { FileProgress } from '../backup/file-progress';
import { Button } from '../ui/button';
import { Progress } from '../ui/progress';

const LOOK_MS = 500;

/** How far the prover is, and a way to stop it. */
export function ProverProgress({ label }: { label: string }) {
  const [part, setPart] = useState<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      // Whoever asked for the work hears of it when it fails.
      call('prover.status', {}).then(
        (progress) => setPart(progress.part),
        () => {},
      );
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const cancel = () => void call('prover.cancel', {}).catch(() => undefined);
  if (part !== null && part < 1) return <FileProgress label={label} part={part} onCancel={cancel} />;
  return (
    <div className="grid gap-2">
      <Progress label={label} />
      <Button size="small" className="justify-self-start" onClick={cancel}>
        {i18n.t('cancel')}
      </Button>
    </div>
  );
}
