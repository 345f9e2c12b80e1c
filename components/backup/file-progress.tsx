import { i18n } from '#i18n';
import { Button } from '../ui/button';

interface FileProgressProps {
  label: string;
  /** From 0 to 1. */
  part: number;
  onCancel: () => void;
}

/** How far work on a file is, with a way out. */
export function FileProgress({ label, part, onCancel }: FileProgressProps) {
  const percent = Math.round(part * 100);
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
      <Button size="small" className="justify-self-start" onClick={onCancel}>
        {i18n.t('cancel')}
      </Button>
    </div>
  );
}
