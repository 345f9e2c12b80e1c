import { useState } from 'react';
import { i18n } from '#i18n';
import { Dialog } from '../ui/dialog';
import { Select } from '../ui/field';
import { JoinByGate } from './join-by-gate';
import { JoinByInvitation } from './join-by-invitation';
import { JoinOnChain } from './join-on-chain';

interface JoinDialogProps {
  open: boolean;
  onOpen: (open: boolean) => void;
}

const FORMS = { invitation: JoinByInvitation, gate: JoinByGate, chain: JoinOnChain } as const;
type Form = keyof typeof FORMS;

/** The ways into a group, one at a time. */
export function JoinDialog({ open, onOpen }: JoinDialogProps) {
  const [by, setBy] = useState<Form>('invitation');
  const JoinForm = FORMS[by];
  return (
    <Dialog title={i18n.t('credential_add')} description={i18n.t('credential_add_text')} open={open} onOpen={onOpen}>
      <div className="grid gap-4">
        <Select label={i18n.t('join_by')} value={by} onChange={(event) => setBy(event.target.value as Form)}>
          <option value="invitation">{i18n.t('join_by_invitation')}</option>
          <option value="gate">{i18n.t('join_by_gate')}</option>
          <option value="chain">{i18n.t('join_by_chain')}</option>
        </Select>
        <JoinForm onDone={() => onOpen(false)} />
      </div>
    </Dialog>
  );
}
