import { i18n } from '#i18n';
import type { AnchorView } from '#lib/protocol/index';
import { Code, Facts } from '../ui/facts';
import { ago, count, fullTime } from '../ui/format';
import { codeWords } from '../wallet/errors';
import { isWitnessed } from './rows';

function stateWords(anchor: AnchorView): string {
  switch (anchor.state) {
    case 'confirmed':
      return i18n.t(isWitnessed(anchor) ? 'anchor_confirmed' : 'anchor_confirmed_test', [String(anchor.block)]);
    case 'sent':
      return i18n.t('anchor_sent');
    case 'queued':
      return i18n.t('anchor_queued');
  }
}

/** How far it has come on its chain, and why it waits where it does. */
export function AnchorState({ anchor }: { anchor: AnchorView }) {
  const { waiting, nextTryAt, state } = anchor;
  return (
    <>
      <p className={isWitnessed(anchor) ? 'text-verified' : 'text-ink-soft'}>{stateWords(anchor)}</p>
      {waiting && <p className="text-needs">{codeWords(waiting)}</p>}
      {nextTryAt !== null && state !== 'confirmed' && (
        <p className="text-small text-ink-soft">{i18n.t('anchor_next', [ago(nextTryAt)])}</p>
      )}
    </>
  );
}

export function AnchorDetails({ anchor }: { anchor: AnchorView }) {
  const { grant, root, txHash, chainId, eas, chainTime, attempts } = anchor;
  return (
    <Facts
      rows={[
        [grant === undefined ? i18n.t('anchor_root') : i18n.t('public_end_tag'), <Code key="root">{root}</Code>],
        [i18n.t('anchor_tx'), txHash && <Code key="tx">{txHash}</Code>],
        [i18n.t('anchor_chain'), String(chainId)],
        [i18n.t('anchor_contract'), <Code key="eas">{eas}</Code>],
        [i18n.t('anchor_chain_time'), chainTime === null ? null : fullTime(chainTime * 1000)],
        [i18n.t('anchor_attempts'), attempts > 0 ? count(attempts) : null],
      ]}
    />
  );
}
