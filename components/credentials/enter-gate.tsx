import { i18n } from '#i18n';
import { type CredentialView, type Entry, groupChain } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Qr } from '../devices/qr';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Code, Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { ErrorNotice } from '../wallet/errors';
import { ProverProgress } from './prover-progress';
import { WayWords } from './way-words';

/** How to be let in by a gate: what it asks for, and the one transaction that the person's other wallet sends. */
export function EnterGate({ credential: { id, way }, entry }: { credential: CredentialView; entry: Entry }) {
  return (
    <div className="grid gap-3">
      <WayWords way={way} entering />
      {entry.local ? <EnterDemo id={id} /> : <Transaction entry={entry} />}
    </div>
  );
}

function EnterDemo({ id }: { id: string }) {
  const enter = useAction(() => call('credentials.enterDemo', { id }));
  return (
    <>
      <ErrorNotice error={enter.error} />
      {enter.busy ? (
        <ProverProgress label={i18n.t('credential_list_reading')} />
      ) : (
        <Button look="primary" className="justify-self-start" onClick={() => void enter.run()}>
          {i18n.t('gate_enter_demo')}
        </Button>
      )}
    </>
  );
}

function Transaction({ entry: { to, chainId, data, link } }: { entry: Entry }) {
  return (
    <>
      <p>{i18n.t('gate_send')}</p>
      <Facts
        rows={[
          [i18n.t('gate_send_chain'), groupChain(chainId).name],
          [i18n.t('gate_send_to'), <Code key="to">{to}</Code>],
          [i18n.t('gate_send_value'), '0'],
          [i18n.t('gate_send_data'), <Code key="data">{data}</Code>],
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <CopyButton size="small" label={i18n.t('gate_copy_to')} text={to} />
        <CopyButton size="small" label={i18n.t('gate_copy_data')} text={data} />
      </div>
      <Fold label={i18n.t('gate_picture')}>
        <Qr text={link} label={i18n.t('gate_picture')} />
      </Fold>
      <p className="text-small text-ink-soft">{i18n.t('gate_after')}</p>
    </>
  );
}
