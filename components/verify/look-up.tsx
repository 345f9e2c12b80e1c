import { i18n } from '#i18n';
import { type ChainAnchor, presetFor } from '#lib/protocol/index';
import { Button } from '../ui/button';
import { Code, Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { fullTime } from '../ui/format';
import { saveOts } from '../ui/save-file';

/** How to look an anchor up without this page: what to ask, and what the answer has to be. */
export function LookUp({ anchor, root }: { anchor: ChainAnchor; root: string }) {
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

interface LookUpStampProps {
  /** The standard file, base64. */
  ots: string;
  fingerprint: string;
  block: number | null;
}

/** The same for a stamp: any public tool takes the standard file. */
export function LookUpStamp({ ots, fingerprint, block }: LookUpStampProps) {
  return (
    <Fold label={i18n.t('look_up')}>
      <p className="mb-2">{i18n.t('look_up_stamp')}</p>
      <Facts
        rows={[
          [i18n.t('look_up_fingerprint'), <Code key="print">{fingerprint.slice(2)}</Code>],
          [i18n.t('look_up_block'), block === null ? null : String(block)],
        ]}
      />
      <Button size="small" className="mt-2" onClick={() => saveOts(fingerprint, ots)}>
        {i18n.t('stamp_save')}
      </Button>
    </Fold>
  );
}
