import { i18n } from '#i18n';
import type { KnownView } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { hostOf } from '../ui/format';
import { Card, Section } from '../ui/section';
import { Ago } from '../ui/time';
import { ErrorNotice } from '../wallet/errors';
import { categoryName } from './category';

/** By category, which sites got how many different lines, and when last. Nothing where nothing left. */
export function WhoKnows() {
  const { data, error } = useCall('disclosures.known', {});
  if (!data || data.length === 0) return <ErrorNotice error={error} />;
  return (
    <Section title={i18n.t('who_knows')}>
      <Card>
        <dl className="grid gap-3">
          {byCategory(data).map(([category, sites]) => (
            <div key={category} className="grid gap-1">
              <dt className="font-medium">{categoryName(category)}</dt>
              {sites.map(({ origin, lines, last }) => (
                <dd key={origin} className="flex flex-wrap items-baseline justify-between gap-x-3">
                  <span className="min-w-0 break-all">
                    {hostOf(origin)}, {i18n.t('lines', lines)}
                  </span>
                  <span className="text-small text-ink-soft">
                    <Ago at={last} />
                  </span>
                </dd>
              ))}
            </div>
          ))}
        </dl>
        <p className="text-small text-ink-soft">{i18n.t('who_knows_note')}</p>
      </Card>
    </Section>
  );
}

/** Most widely known first; in each, whoever got most. */
function byCategory(known: readonly KnownView[]): [category: string, sites: KnownView[]][] {
  const groups = Object.entries(Object.groupBy(known, ({ category }) => category));
  const sorted = groups.map(([category, sites = []]): [string, KnownView[]] => [
    category,
    sites.toSorted((a, b) => b.lines - a.lines || b.last - a.last),
  ]);
  return sorted.sort(([, a], [, b]) => b.length - a.length);
}
