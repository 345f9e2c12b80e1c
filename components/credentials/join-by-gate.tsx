import { useState } from 'react';
import { i18n } from '#i18n';
import { GATE_NAMES, GATES, type Gate, groupChain } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { Select } from '../ui/field';
import { Fold } from '../ui/fold';
import { Notice } from '../ui/notice';
import { JoinForm, type JoinProps } from './join-form';
import { NodeField } from './node-field';
import { WayWords } from './way-words';

const keyOf = ({ kind, chainId }: Gate) => `${kind} ${chainId}`;
const [FIRST] = GATES;

/** A gate: what it asks for, what it proves, and the group that it admits to. */
export function JoinByGate({ onDone }: JoinProps) {
  const [gate, setGate] = useState(FIRST);
  const [rpcUrl, setRpcUrl] = useState(gate ? groupChain(gate.chainId).rpcUrl : '');
  if (!gate) return null;
  const { kind, chainId } = gate;
  const pick = (key: string) => {
    const next = GATES.find((each) => keyOf(each) === key) ?? gate;
    setGate(next);
    setRpcUrl(groupChain(next.chainId).rpcUrl);
  };
  return (
    <JoinForm
      ready={rpcUrl !== ''}
      join={() => call('credentials.joinGate', { kind, chainId, rpcUrl })}
      onDone={onDone}
    >
      <Select label={i18n.t('join_gate')} value={keyOf(gate)} onChange={(event) => pick(event.target.value)}>
        {GATES.map((each) => (
          <option key={keyOf(each)} value={keyOf(each)}>
            {i18n.t('join_gate_on', [
              each.kind === 'demo' ? i18n.t('join_gate_demo') : GATE_NAMES[each.kind],
              groupChain(each.chainId).name,
            ])}
          </option>
        ))}
      </Select>
      <WayWords way={kind} entering />
      {kind !== 'demo' && <Notice kind="info">{i18n.t('join_gate_untried')}</Notice>}
      <Fold label={i18n.t('rpc_fold')} open={kind === 'demo'}>
        <NodeField value={rpcUrl} onChange={setRpcUrl} />
      </Fold>
    </JoinForm>
  );
}
