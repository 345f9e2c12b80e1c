import { type ChangeEvent, useState } from 'react';
import { i18n } from '#i18n';
import type { ProofPolicy } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Select, TextField } from '../ui/field';
import { ErrorNotice } from '../wallet/errors';

const MOST = 10_000;

/** When a proof is made without being asked for; kept as soon as it is chosen. */
export function PolicyForm({ policy }: { policy: ProofPolicy }) {
  const [{ every, changes }, setDraft] = useState(policy);
  const save = useAction(async (next: ProofPolicy) => {
    setDraft(next);
    await call('anchor.policy', next);
  });
  const number = (event: ChangeEvent<HTMLInputElement>) => {
    const next = event.target.valueAsNumber;
    if (Number.isInteger(next) && next >= 1 && next <= MOST) void save.run({ every, changes: next });
  };
  return (
    <div className="grid gap-3">
      <Select
        label={i18n.t('policy')}
        hint={i18n.t('policy_hint')}
        value={every}
        onChange={(event) => save.run({ every: event.target.value as ProofPolicy['every'], changes })}
      >
        <option value="asked">{i18n.t('policy_asked')}</option>
        <option value="changes">{i18n.t('policy_changes')}</option>
        <option value="day">{i18n.t('policy_day')}</option>
      </Select>
      {every === 'changes' && (
        <TextField
          type="number"
          label={i18n.t('policy_number')}
          min={1}
          max={MOST}
          required
          defaultValue={changes}
          onChange={number}
        />
      )}
      <ErrorNotice error={save.error} />
    </div>
  );
}
