import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { BackupSection } from '../backup/backup-section';
import { DevicesSection } from '../devices/devices-section';
import { SiteHealth } from '../sites/site-health';
import { SiteSwitches } from '../sites/site-switches';
import { Mark } from '../ui/mark';
import { Card, Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { LockButton } from '../wallet/lock-button';
import { ChainForm } from './chain-form';
import { EraseWallet } from './erase-wallet';
import { InPageSettings } from './in-page';
import { PayingAddress } from './paying-address';
import { ReportForHelp } from './report-for-help';
import { Security } from './security';

/** Everything that is set once and looked at rarely, on one page. */
export function Settings({ status }: { status: WalletStatus }) {
  const { data: anchor, error } = useCall('anchor.status', {});
  return (
    <main className="mx-auto grid w-full max-w-xl gap-8 px-4 py-8">
      <header className="flex items-center gap-2.5">
        <Mark className="size-7 text-accent" />
        <h1 className="grow text-title font-semibold">{i18n.t('settings')}</h1>
        <LockButton />
      </header>

      <Section id="sites" title={i18n.t('settings_sites')}>
        <Card>
          <SiteSwitches />
        </Card>
        <p className="text-small text-ink-soft">{i18n.t('sites_why')}</p>
      </Section>

      <Section id="in-page" title={i18n.t('settings_in_page')}>
        <Card>
          <InPageSettings />
        </Card>
      </Section>

      <Section id="health" title={i18n.t('settings_health')}>
        <Card>
          <SiteHealth />
        </Card>
      </Section>

      <Security status={status} />
      <BackupSection status={status} />
      <DevicesSection status={status} />

      <Section id="proof" title={i18n.t('proof')}>
        <Card>
          {anchor && <ChainForm config={anchor.config} />}
          {anchor?.address && <PayingAddress address={anchor.address} />}
          <ErrorNotice error={error} />
        </Card>
      </Section>

      <ReportForHelp />

      <EraseWallet status={status} />

      <Section id="about" title={i18n.t('about')}>
        <p className="text-ink-soft">{i18n.t('about_text')}</p>
        <p className="text-small text-ink-soft">{i18n.t('version', [browser.runtime.getManifest().version])}</p>
      </Section>
    </main>
  );
}
