import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { BITCOIN, type ChainConfig, presetFor, type StampSettings } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { requestCalendars } from '../proof/calendars';
import { Button } from '../ui/button';
import { Select, TextField } from '../ui/field';
import { Fold } from '../ui/fold';
import { useFleeting } from '../ui/use-fleeting';
import { ErrorNotice } from '../wallet/errors';
import { readChainId } from './chain-id';
import { CUSTOM, networkIds, networkOf, OFF, ownContract } from './networks';

function nameOf(id: string): string {
  if (id === OFF) return i18n.t('network_off');
  if (id === BITCOIN) return i18n.t('network_bitcoin');
  if (id === CUSTOM) return i18n.t('network_custom');
  const preset = presetFor(networkOf(id).chainId);
  return preset?.test ? i18n.t('network_test', [preset.name]) : (preset?.name ?? id);
}

function hintOf(id: string): string {
  if (id === OFF) return i18n.t('network_off_hint');
  return i18n.t(id === BITCOIN ? 'network_bitcoin_hint' : 'network_hint');
}

/** On which public chain changes are proven, by way of which server. */
export function ChainForm({ config, stamps }: { config: ChainConfig; stamps: StampSettings }) {
  const [draft, setDraft] = useState(config);
  const [kept, setKept] = useState(config.network);
  const [saved, setSaved] = useFleeting();
  // Chosen elsewhere, as in the side panel, or saved here: what was said of saving stays.
  if (kept !== config.network) {
    setKept(config.network);
    setDraft(config);
  }
  const { network: id, chainId: known } = networkOf(draft.network);

  const isPaid = id !== OFF && id !== BITCOIN;

  const change = (next: Partial<ChainConfig>) => {
    setDraft({ ...draft, ...next });
    setSaved(false);
  };
  const save = useAction(async () => {
    if (id === BITCOIN) await requestCalendars(stamps);
    const chainId = isPaid ? known || (await readChainId(draft.rpcUrl)) : 0;
    setDraft(await call('anchor.configure', { ...draft, chainId }));
    setSaved(true);
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void save.run();
  };
  const pick = (next: string) => change(next === networkOf(config.network).network ? config : networkOf(next));

  const server = (
    <TextField
      type="url"
      label={i18n.t('rpc_url')}
      hint={i18n.t('rpc_hint')}
      value={draft.rpcUrl}
      onChange={(event) => change({ rpcUrl: event.target.value.trim() })}
      required
    />
  );

  const second = (
    <TextField
      type="url"
      label={i18n.t('rpc_second')}
      hint={i18n.t('rpc_second_hint')}
      value={draft.secondUrl ?? ''}
      onChange={(event) => change({ secondUrl: event.target.value.trim() || undefined })}
    />
  );

  return (
    <form onSubmit={onSubmit} className="grid gap-3">
      <Select label={i18n.t('network')} value={id} onChange={(event) => pick(event.target.value)} hint={hintOf(id)}>
        {networkIds().map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </Select>
      {isPaid && (ownContract(id) ? server : <Fold label={i18n.t('rpc_fold')}>{server}</Fold>)}
      {isPaid && <Fold label={i18n.t('rpc_second_fold')}>{second}</Fold>}
      {ownContract(id) && (
        <TextField
          label={i18n.t('eas_contract')}
          value={draft.eas}
          onChange={(event) => change({ eas: event.target.value.trim() })}
          pattern="0x[0-9a-fA-F]{40}"
          title={i18n.t('eas_pattern')}
          required
          spellCheck={false}
        />
      )}
      <ErrorNotice error={save.error} />
      <div className="flex items-center gap-3">
        <Button type="submit" look="primary" busy={save.busy}>
          {i18n.t('network_save')}
        </Button>
        <span role="status" className="text-ink-soft">
          {saved && (isPaid ? i18n.t('network_saved', [draft.chainId]) : i18n.t('saved'))}
        </span>
      </div>
    </form>
  );
}
