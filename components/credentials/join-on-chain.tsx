import { useState } from 'react';
import { i18n } from '#i18n';
import { CHAIN_PRESETS, groupChain, MAX_GROUP_NAME_CHARS } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { Select, TextField } from '../ui/field';
import { Fold } from '../ui/fold';
import { JoinForm, type JoinProps } from './join-form';
import { NodeField } from './node-field';
import { WayWords } from './way-words';

const CHAINS = [...CHAIN_PRESETS.map(({ chainId }) => chainId), 100];
const isNumber = (text: string) => /^\d{1,78}$/.test(text);

/** A group that somebody keeps in Semaphore's contract. */
export function JoinOnChain({ onDone }: JoinProps) {
  const [chainId, setChainId] = useState(1);
  const [rpcUrl, setRpcUrl] = useState(groupChain(chainId).rpcUrl);
  const [contract, setContract] = useState('');
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const [since, setSince] = useState('0');
  const pick = (next: number) => {
    setChainId(next);
    setRpcUrl(groupChain(next).rpcUrl);
  };
  const isAddress = /^0x[0-9a-f]{40}$/i.test(contract);
  const ready = isAddress && isNumber(number) && isNumber(since) && name.trim() !== '' && rpcUrl !== '';
  const join = () =>
    call('credentials.joinChain', { chainId, contract, number, rpcUrl, name: name.trim(), since: Number(since) });
  return (
    <JoinForm ready={ready} join={join} onDone={onDone}>
      <WayWords way="chain" entering />
      <Select label={i18n.t('join_chain')} value={chainId} onChange={(event) => pick(Number(event.target.value))}>
        {CHAINS.map((id) => (
          <option key={id} value={id}>
            {groupChain(id).name}
          </option>
        ))}
      </Select>
      <TextField
        label={i18n.t('join_contract')}
        error={contract !== '' && !isAddress ? i18n.t('eas_pattern') : null}
        value={contract}
        spellCheck={false}
        onChange={(event) => setContract(event.target.value.trim())}
      />
      <TextField
        label={i18n.t('join_number')}
        value={number}
        inputMode="numeric"
        onChange={(event) => setNumber(event.target.value.trim())}
      />
      <TextField
        label={i18n.t('join_name')}
        hint={i18n.t('join_name_hint')}
        value={name}
        maxLength={MAX_GROUP_NAME_CHARS}
        onChange={(event) => setName(event.target.value)}
      />
      <Fold label={i18n.t('rpc_fold')} open={rpcUrl === ''}>
        <div className="grid gap-3">
          <NodeField value={rpcUrl} onChange={setRpcUrl} />
          <TextField
            label={i18n.t('join_since')}
            hint={i18n.t('join_since_hint')}
            value={since}
            inputMode="numeric"
            onChange={(event) => setSince(event.target.value.trim())}
          />
        </div>
      </Fold>
    </JoinForm>
  );
}
