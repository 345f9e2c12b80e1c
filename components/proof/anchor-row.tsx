import { i18n } from '#i18n';
import type { AnchorView } from '#lib/protocol/index';
import { Code, Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { ago, count, fullTime } from '../ui/format';
import { Ago } from '../ui/time';
import { codeWords } from '../wallet/errors';
import { isWitnessed } from './timeline-marks';

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

/** Where an anchor's row stands in its page. */
export const anchorPlace = (id: string): string => `anchor-${id}`;

/** One proof on its way to the chain, or there. */
export function AnchorRow({ anchor }: { anchor: AnchorView }) {
  const at = anchor.chainTime === null ? anchor.createdAt : anchor.chainTime * 1000;
  return (
    <li
      id={anchorPlace(anchor.id)}
      tabIndex={-1}
      className="grid scroll-mt-4 gap-1 border-b border-line py-2.5 last:border-0"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">
          {anchor.grant === undefined
            ? i18n.t('anchor_covers', anchor.size, [count(anchor.size)])
            : i18n.t('public_end_row')}
        </span>
        <span className="text-small text-ink-soft">
          <Ago at={at} />
        </span>
      </div>
      <p className={isWitnessed(anchor) ? 'text-verified' : 'text-ink-soft'}>{stateWords(anchor)}</p>
      {anchor.waiting && <p className="text-needs">{codeWords(anchor.waiting)}</p>}
      {anchor.nextTryAt !== null && anchor.state !== 'confirmed' && (
        <p className="text-small text-ink-soft">{i18n.t('anchor_next', [ago(anchor.nextTryAt)])}</p>
      )}
      <Fold label={i18n.t('details')}>
        <Facts
          rows={[
            [
              anchor.grant === undefined ? i18n.t('anchor_root') : i18n.t('public_end_tag'),
              <Code key="root">{anchor.root}</Code>,
            ],
            [i18n.t('anchor_tx'), anchor.txHash && <Code key="tx">{anchor.txHash}</Code>],
            [i18n.t('anchor_chain'), String(anchor.chainId)],
            [i18n.t('anchor_contract'), <Code key="eas">{anchor.eas}</Code>],
            [i18n.t('anchor_chain_time'), anchor.chainTime === null ? null : fullTime(anchor.chainTime * 1000)],
            [i18n.t('anchor_attempts'), anchor.attempts > 0 ? count(anchor.attempts) : null],
          ]}
        />
      </Fold>
    </li>
  );
}
