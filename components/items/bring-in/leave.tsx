import { i18n } from '#i18n';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

interface LeaveProps {
  /** What would be lost. */
  words: string;
  stay: string;
  onLeave: () => void;
  onStay: () => void;
}

/** Asked before a review with decisions in it, or answers, are closed. */
export function Leave({ words, stay, onLeave, onStay }: LeaveProps) {
  return (
    <Notice
      kind="needs"
      action={
        <>
          <Button look="removes" onClick={onLeave}>
            {i18n.t('bring_leave_yes')}
          </Button>
          <Button autoFocus onClick={onStay}>
            {stay}
          </Button>
        </>
      }
    >
      <span role="alert">{words}</span>
    </Notice>
  );
}
