import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import type { Bound, CredentialView, ShownPresentation } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Select, TextField } from '../ui/field';
import { fullDate } from '../ui/format';
import { ErrorNotice } from '../wallet/errors';
import { MadeProof } from './made-proof';
import { ProverProgress } from './prover-progress';

interface ShowDialogProps {
  credential: CredentialView;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** The origin of what was typed, or null. */
function originOf(typed: string): string | null {
  const text = typed.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url.origin : null;
}

/** To which site, for what, and what it gets: then the proof is made. */
export function ShowDialog({ credential: { id, name }, open, onOpen }: ShowDialogProps) {
  const { data: grants } = useCall('grants.list', open ? {} : null);
  const [typed, setTyped] = useState('');
  const [challenge, setChallenge] = useState('');
  const [uid, setUid] = useState('');
  const [made, setMade] = useState<ShownPresentation | null>(null);
  const origin = originOf(typed);
  const standing = grants?.filter(({ state, terms }) => state === 'active' && terms.origin === origin) ?? [];
  const bound: Bound = standing.some((grant) => grant.uid === uid)
    ? { kind: 'grant', value: uid }
    : { kind: 'challenge', value: challenge.trim() };
  const ready = origin !== null && bound.value !== '';
  const show = useAction(async () => {
    if (origin) setMade(await call('credentials.show', { id, origin, bound }));
  });
  const onDialog = (next: boolean) => {
    if (show.busy) void call('prover.cancel', {});
    setMade(null);
    setChallenge('');
    show.clear();
    onOpen(next);
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (ready) void show.run();
  };
  return (
    <Dialog title={i18n.t('show_title')} open={open} onOpen={onDialog}>
      {made && <MadeProof made={made} onDone={() => onDialog(false)} />}
      {show.busy && <ProverProgress label={i18n.t('show_working')} />}
      {!made && !show.busy && (
        <form onSubmit={onSubmit} className="grid gap-4">
          <TextField
            label={i18n.t('show_origin')}
            hint={i18n.t('show_origin_hint')}
            error={typed !== '' && !origin ? i18n.t('show_origin_bad') : null}
            value={typed}
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
          {standing.length > 0 && (
            <Select label={i18n.t('show_purpose')} value={uid} onChange={(event) => setUid(event.target.value)}>
              <option value="">{i18n.t('show_purpose_challenge')}</option>
              {standing.map((grant) => (
                <option key={grant.uid} value={grant.uid}>
                  {i18n.t('show_purpose_grant', [fullDate(grant.from * 1000)])}
                </option>
              ))}
            </Select>
          )}
          {bound.kind === 'challenge' && (
            <TextField
              label={i18n.t('show_challenge')}
              hint={i18n.t('show_challenge_hint')}
              value={challenge}
              maxLength={200}
              spellCheck={false}
              onChange={(event) => setChallenge(event.target.value)}
            />
          )}
          <div className="grid gap-1">
            <p className="font-medium">{i18n.t('show_gets')}</p>
            <ul className="list-disc ps-5">
              <li>{i18n.t('show_gets_member', [name])}</li>
              <li>{i18n.t('show_gets_pseudonym')}</li>
              <li>{i18n.t('show_gets_not')}</li>
            </ul>
          </div>
          <ErrorNotice error={show.error} />
          <Button type="submit" look="primary" inactive={!ready}>
            {i18n.t('show_button')}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
