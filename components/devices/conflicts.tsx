import { i18n } from '#i18n';
import type { ConflictView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { tellDetails } from '../items/details';
import { Marks } from '../items/marks';
import { kindName } from '../items/names';
import { categoryName } from '../shared/category';
import { Button } from '../ui/button';
import { Card, Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';

/** Items that two devices changed apart from each other, until the person chooses. Nothing where there are none. */
export function Conflicts() {
  const { data: conflicts } = useCall('conflicts.list', {});
  if (!conflicts || conflicts.length === 0) return null;
  return (
    <Section title={i18n.t('conflicts_title')}>
      <p className="text-small text-ink-soft">{i18n.t('conflicts_text')}</p>
      {conflicts.map((conflict) => (
        <TwoVersions key={conflict.id} conflict={conflict} />
      ))}
    </Section>
  );
}

function TwoVersions({ conflict: { id, versions } }: { conflict: ConflictView }) {
  type Choice = { keep: ConflictView['versions'][number]['rev']; both: boolean };
  const choose = useAction((choice: Choice) => call('conflicts.resolve', { id, ...choice }));
  const [first] = versions;
  const texts = versions.filter(({ text }) => text !== null);
  // Of the same words there is no second line to keep.
  const differ = texts.some(({ text, category }) => text !== texts[0]?.text || category !== texts[0]?.category);
  return (
    <Card>
      {versions.map(({ rev, text, category, remarks, here }) => (
        <div key={`${rev.t}/${rev.c}/${rev.d}`} className="flex flex-wrap items-start justify-between gap-2">
          <div className="grid min-w-0 grow basis-48 gap-0.5">
            <p className={text === null ? 'text-ink-soft' : 'break-words'}>{text ?? i18n.t('conflicts_deleted')}</p>
            <Marks remarks={remarks} />
            {remarks.details && (
              <p className="text-small text-ink-soft">
                {kindName(remarks.details.kind)} {tellDetails(remarks.details)}
              </p>
            )}
            <p className="text-small text-ink-soft">
              {here ? i18n.t('conflicts_here') : i18n.t('conflicts_there')}
              {category !== null && ` · ${categoryName(category)}`}
            </p>
          </div>
          <Button size="small" busy={choose.busy} onClick={() => void choose.run({ keep: rev, both: false })}>
            {text === null ? i18n.t('delete') : i18n.t('conflicts_keep')}
          </Button>
        </div>
      ))}
      {differ && first && (
        <Button
          size="small"
          className="justify-self-start"
          busy={choose.busy}
          onClick={() => void choose.run({ keep: first.rev, both: true })}
        >
          {i18n.t('conflicts_both')}
        </Button>
      )}
      <ErrorNotice error={choose.error} />
    </Card>
  );
}
