import { i18n } from '#i18n';
import type { ItemStats } from '#lib/protocol/index';
import { categoryName } from '../shared/category';
import { Fold } from '../ui/fold';
import { count } from '../ui/format';
import { cameFrom, kindName } from './names';

/** How many lines there are of each sort, where they came from, and how old they are. */
export function WhatIsKept({ stats }: { stats: ItemStats }) {
  const { total, categories, kinds, sources, ages, pinned, over } = stats;
  const others = [
    { name: i18n.t('show_pinned'), count: pinned },
    { name: i18n.t('show_over'), count: over },
  ].filter((each) => each.count > 0);
  const named = <T,>(all: readonly { name: T; count: number }[], nameOf: (name: T) => string) =>
    all.map((each) => ({ name: nameOf(each.name), count: each.count }));
  return (
    <Fold label={i18n.t('stats', total, [count(total)])}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Counts title={i18n.t('category')} rows={named(categories, categoryName)} total={total} />
        <Counts title={i18n.t('stats_ages')} rows={agesInWords(ages)} total={total} />
        <Counts title={i18n.t('stats_sources')} rows={named(sources, sourceName)} total={total} />
        <Counts title={i18n.t('kind')} rows={named(kinds, (kind) => kindName(kind ?? undefined))} total={total} />
        {others.length > 0 && <Counts title={i18n.t('stats_marks')} rows={others} total={total} />}
      </div>
    </Fold>
  );
}

interface CountsProps {
  title: string;
  rows: readonly { name: string; count: number }[];
  total: number;
}

/** A name and a number a row, with a bar for its share. */
function Counts({ title, rows, total }: CountsProps) {
  return (
    <section aria-label={title} className="grid content-start gap-1.5">
      <h3 className="text-small font-semibold text-ink-soft">{title}</h3>
      <dl className="grid gap-1">
        {rows.map((row) => (
          <div key={row.name} className="grid grid-cols-[minmax(0,1fr)_max-content] gap-x-3 text-small">
            <dt className="wrap-anywhere">{row.name}</dt>
            <dd className="tabular-nums">{count(row.count)}</dd>
            <dd aria-hidden className="col-span-2 h-0.5 rounded-full bg-line">
              <div className="h-full rounded-full bg-edge" style={{ width: `${(100 * row.count) / total}%` }} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function sourceName(name: string): string {
  if (name === 'typed') return i18n.t('came_from_you');
  if (name === 'page') return i18n.t('came_from_pages');
  return cameFrom({ kind: 'import', from: name, at: 0 });
}

function agesInWords(ages: ItemStats['ages']): { name: string; count: number }[] {
  const names = [i18n.t('age_month'), i18n.t('age_half'), i18n.t('age_year'), i18n.t('age_older')];
  return ages.map((age, at) => ({ name: names[at] ?? '', count: age.count })).filter((age) => age.count > 0);
}
