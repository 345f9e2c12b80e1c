import { i18n } from '#i18n';
import { isUsableOrigin } from '#lib/protocol/origin';
import { useSite } from '../sites/use-site';
import { Button } from '../ui/button';
import { hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { Card } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';

/** A page of no known site: a company's own chat, a self-hosted one, tomorrow's. It is asked for alone. */
export function UseOnSite({ origin }: { origin: string }) {
  const wish = useSite();
  const host = hostOf(origin);
  if (!isUsableOrigin(origin)) return <Notice kind="info">{i18n.t('error_site_insecure')}</Notice>;
  return (
    <Card>
      <p className="text-ink-soft">{i18n.t('use_on_site_text')}</p>
      <Button busy={wish.busy} onClick={() => void wish.run(origin)}>
        {i18n.t('site_use', [host])}
      </Button>
      {wish.refused && <Notice kind="info">{i18n.t('site_refused', [host])}</Notice>}
      <ErrorNotice error={wish.error} />
    </Card>
  );
}
