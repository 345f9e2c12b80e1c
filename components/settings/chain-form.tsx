import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import type { ChainConfig } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Select, TextField } from '../ui/field';
import { ErrorNotice } from '../wallet/errors';
import { readChainId } from './chain-id';
import { NETWORKS, type NetworkId, networkId, ownContract } from './networks';

const NAMES: Record<NetworkId, () => string> = {
  off: () => i18n.t('network_off'),
  base: () => i18n.t('network_base'),
  'base-sepolia': () => i18n.t('network_base_sepolia'),
  local: () => i18n.t('network_local'),
  custom: () => i18n.t('network_custom'),
};

/** On which public chain changes are proven, by way of which server. */
export function ChainForm({ config }: { config: ChainConfig }) {
  const [draft, setDraft] = useState(config);
  const [saved, setSaved] = useState(false);
  const preset = networkId(draft.network);

  const change = (next: Partial<ChainConfig>) => {
    setDraft({ ...draft, ...next });
    setSaved(false);
  };
  const save = useAction(async () => {
    const chainId = preset === 'off' ? 0 : NETWORKS[preset].chainId || (await readChainId(draft.rpcUrl));
    setDraft(await call('anchor.configure', { ...draft, chainId }));
    setSaved(true);
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void save.run();
  };
  const pick = (id: NetworkId) => change(id === networkId(config.network) ? config : NETWORKS[id]);

  return (
    <form onSubmit={onSubmit} className="grid gap-3">
      <Select
        label={i18n.t('network')}
        value={preset}
        onChange={(event) => pick(event.target.value as NetworkId)}
        hint={preset === 'off' ? i18n.t('network_off_hint') : i18n.t('network_hint')}
      >
        {Object.entries(NAMES).map(([id, name]) => (
          <option key={id} value={id}>
            {name()}
          </option>
        ))}
      </Select>
      {preset !== 'off' && (
        <TextField
          type="url"
          label={i18n.t('rpc_url')}
          hint={i18n.t('rpc_hint')}
          value={draft.rpcUrl}
          onChange={(event) => change({ rpcUrl: event.target.value.trim() })}
          required
        />
      )}
      {ownContract(preset) && (
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
          {saved && (preset === 'off' ? i18n.t('saved') : i18n.t('network_saved', [draft.chainId]))}
        </span>
      </div>
    </form>
  );
}
