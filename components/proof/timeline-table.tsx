import { i18n } from '#i18n';
import type { TimelineView } from '#lib/protocol/index';
import { Fold } from '../ui/fold';
import { count, fullTime } from '../ui/format';
import type { Mark } from './timeline-marks';
import { wordsOf } from './timeline-proofs';

interface TimelineTableProps {
  view: TimelineView;
  from: number;
  marks: readonly Mark[];
}

/** The picture in numbers: what happened in each piece of time in which something did, newest first. */
export function TimelineTable({ view, from, marks }: TimelineTableProps) {
  const { lines, shared, consents } = view.lanes;
  const pieces = lines.length;
  const width = Math.max(1, view.to - from) / pieces;
  const proofsIn = (piece: number) =>
    marks.filter(({ at }) => Math.min(pieces - 1, Math.floor(at * pieces)) === piece).map(wordsOf);
  const rows = lines
    .map((changed, piece) => ({
      piece,
      begin: from + piece * width,
      numbers: [changed, shared[piece] ?? 0, consents[piece] ?? 0],
      proofs: proofsIn(piece),
    }))
    .filter(({ numbers, proofs }) => proofs.length > 0 || numbers.some((each) => each > 0))
    .reverse();
  const heads = [
    i18n.t('timeline_time'),
    i18n.t('timeline_lines'),
    i18n.t('timeline_shared'),
    i18n.t('timeline_consents'),
    i18n.t('timeline_proofs'),
  ];
  return (
    <Fold label={i18n.t('timeline_table')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={i18n.t('timeline_table')}>
        <table className="w-full min-w-[32rem] text-small">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className="px-1.5 py-1 text-start align-bottom font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ piece, begin, numbers: [changed = 0, given = 0, agreed = 0], proofs }) => (
              <tr key={piece} className="border-t border-line align-top tabular-nums">
                <th scope="row" className="px-1.5 py-1 text-start font-normal">
                  {fullTime(begin)}
                </th>
                <td className="px-1.5 py-1">{count(changed)}</td>
                <td className="px-1.5 py-1">{count(given)}</td>
                <td className="px-1.5 py-1">{count(agreed)}</td>
                <td className="px-1.5 py-1">{proofs.join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Fold>
  );
}
