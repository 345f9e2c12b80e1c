import { i18n } from '#i18n';
import { type ProofFile, presetFor } from '#lib/protocol/index';
import { Code, Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { fullTime } from '../ui/format';

/** How to look an anchor up without this page: what to ask, and what the answer has to be. */
export function LookUp({ anchor, root }: { anchor: NonNullable<ProofFile['anchor']>; root: string }) {
  const chain = presetFor(anchor.chainId)?.name;
  return (
    <Fold label={i18n.t('look_up')}>
      <p className="mb-2">{i18n.t('look_up_text')}</p>
      <Facts
        rows={[
          [i18n.t('look_up_chain'), chain ? `${chain} (${anchor.chainId})` : String(anchor.chainId)],
          [i18n.t('anchor_contract'), <Code key="eas">{anchor.eas}</Code>],
          [i18n.t('look_up_call'), <Code key="call">{`getTimestamp(${root})`}</Code>],
          [i18n.t('look_up_answer'), `${anchor.time} (${fullTime(anchor.time * 1000)})`],
          [i18n.t('anchor_tx'), <Code key="tx">{anchor.txHash}</Code>],
        ]}
      />
    </Fold>
  );
}
