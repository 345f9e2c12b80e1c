import { Download } from 'lucide-react';
import { i18n } from '#i18n';
import type { GrantView } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Fold } from '../ui/fold';
import { saveJson } from '../ui/save-file';
import { Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { GrantCard } from './grant-card';

/** Consents in force, then those of other devices and those that are over; all of them can be taken away as signed. */
export function Consents() {
  const { data: grants, error } = useCall('grants.list', {});
  const active = grants?.filter((grant) => grant.state === 'active') ?? [];
  const elsewhere = grants?.filter((grant) => grant.state === 'elsewhere') ?? [];
  const over = grants?.filter(({ state }) => state !== 'active' && state !== 'elsewhere') ?? [];
  return (
    <Section
      title={i18n.t('consents')}
      aside={
        grants &&
        grants.length > 0 && (
          <Button
            size="small"
            onClick={() =>
              saveJson(
                'grants.json',
                grants.map((grant) => grant.signed),
              )
            }
          >
            <Download aria-hidden className="size-3.5" />
            {i18n.t('consents_download')}
          </Button>
        )
      }
    >
      <ErrorNotice error={error} />
      {grants && grants.length > 0 && <p className="text-small text-ink-soft">{i18n.t('consents_download_note')}</p>}
      {grants && active.length === 0 && <p className="text-ink-soft">{i18n.t('consents_none')}</p>}
      {active.map((grant) => (
        <GrantCard key={grant.uid} grant={grant} />
      ))}
      {elsewhere.length > 0 && <Folded label={i18n.t('consents_elsewhere', elsewhere.length)} grants={elsewhere} />}
      {over.length > 0 && <Folded label={i18n.t('consents_over', over.length)} grants={over} />}
    </Section>
  );
}

function Folded({ label, grants }: { label: string; grants: readonly GrantView[] }) {
  return (
    <Fold label={label}>
      <div className="grid gap-3">
        {grants.map((grant) => (
          <GrantCard key={grant.uid} grant={grant} />
        ))}
      </div>
    </Fold>
  );
}
