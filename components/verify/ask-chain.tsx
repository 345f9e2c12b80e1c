import { useState } from 'react';
import { i18n } from '#i18n';
import { groupChain, type Presentation } from '#lib/protocol/index';
import { useAction } from '#lib/rpc/hooks';
import { readChainGroup } from '#lib/verifier/chain-group';
import type { KnownGroup } from '#lib/verifier/presentation';
import { NodeField } from '../credentials/node-field';
import { Button } from '../ui/button';
import { ErrorNotice } from '../wallet/errors';

interface AskChainProps {
  presentation: Presentation;
  onGroup: (group: KnownGroup) => void;
}

/** Asks a chain what it says of the group that a proof names. */
export function AskChain({ presentation, onGroup }: AskChainProps) {
  const [, chainId] = presentation.group.split(':');
  const [rpcUrl, setRpcUrl] = useState(groupChain(Number(chainId)).rpcUrl);
  const ask = useAction(async () => onGroup(await readChainGroup(presentation, { rpcUrl })));
  return (
    <div className="grid gap-3">
      <NodeField value={rpcUrl} onChange={setRpcUrl} />
      <ErrorNotice error={ask.error} />
      <Button
        className="justify-self-start"
        busy={ask.busy}
        inactive={rpcUrl === ''}
        onClick={() => rpcUrl !== '' && void ask.run()}
      >
        {i18n.t('member_ask_chain', [groupChain(Number(chainId)).name])}
      </Button>
    </div>
  );
}
