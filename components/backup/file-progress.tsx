import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { Progress } from '../ui/progress';

interface FileProgressProps {
  label: string;
  /** From 0 to 1. */
  part: number;
  /** Left out where it cannot be stopped half-way. */
  onCancel?: () => void;
}

/** How far some work is, with a way out until its last step, which happens whole or not at all. */
export function FileProgress({ label, part, onCancel }: FileProgressProps) {
  const percent = Math.round(part * 100);
  if (part === 1) return <Progress label={i18n.t('file_finishing')} />;
  return (
    <div className="grid gap-2">
      <div className="flex items-center justify-between gap-2">
        <span role="status" className="text-ink-soft">
          {label}
        </span>
        <span className="text-small text-ink-soft tabular-nums">{i18n.t('percent', [percent])}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1 overflow-hidden rounded-full bg-line"
      >
        <div
          className="h-full origin-left rounded-full bg-accent transition-transform rtl:origin-right"
          style={{ transform: `scaleX(${part})` }}
        />
      </div>
      {onCancel && (
        <Button size="small" className="justify-self-start" onClick={onCancel}>
          {i18n.t('cancel')}
        </Button>
      )}
    </div>
  );
}
