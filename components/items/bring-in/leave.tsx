import { i18n } from '#i18n';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

interface LeaveProps {
  onLeave: () => void;
  onStay: () => void;
}

/** Asked before a review with decisions in it is closed. */
export function Leave({ onLeave, onStay }: LeaveProps) {
  return (
    <Notice
      kind="needs"
      action={
        <>
          <Button look="removes" onClick={onLeave}>
            {i18n.t('bring_leave_yes')}
          </Button>
          <Button autoFocus onClick={onStay}>
            {i18n.t('bring_leave_no')}
          </Button>
        </>
      }
    >
      <span role="alert">{i18n.t('bring_leave')}</span>
    </Notice>
  );
}
