import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { BackupSection } from '../backup/backup-section';
import { CredentialsSection } from '../credentials/credentials-section';
import { DevicesSection } from '../devices/devices-section';
import { FoldersSection } from '../folders/folders-section';
import { PeopleSection } from '../people/people-section';
import { PersonasSection } from '../personas/personas-section';
import { PayingAddress } from '../proof/paying-address';
import { PolicyForm } from '../proof/policy-form';
import { StampList } from '../proof/stamp-list';
import { StampSettingsForm } from '../proof/stamp-settings';
import { proofIsOff, provesFree } from '../proof/state';
import { ConnectedApps } from '../sites/connected-apps';
import { SiteHealth } from '../sites/site-health';
import { SiteSwitches } from '../sites/site-switches';
import { Mark } from '../ui/mark';
import { Card, Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { LockButton } from '../wallet/lock-button';
import { ChainForm } from './chain-form';
import { Contents } from './contents';
import { EraseWallet } from './erase-wallet';
import { InPageSettings } from './in-page';
import { LockSetting } from './lock-setting';
import { ReportForHelp } from './report-for-help';
import { Security } from './security';
import { Shortcuts } from './shortcuts';

/** Everything that is set once and looked at rarely, on one page; what is used most stands first. */
export function Settings({ status }: { status: WalletStatus }) {
  const { data: anchor, error } = useCall('anchor.status', {});
  return (
    <main className="mx-auto grid w-full max-w-xl gap-8 px-4 py-8 md:max-w-4xl md:grid-cols-[10rem_minmax(0,1fr)] md:gap-x-10">
      <header className="flex items-center gap-2.5 md:col-span-2">
        <Mark className="size-7 text-accent" />
        <h1 className="grow text-title font-semibold">{i18n.t('settings')}</h1>
        <LockButton />
      </header>
      <Contents />
      <div className="grid min-w-0 gap-8">
        <Section id="sites" title={i18n.t('settings_sites')}>
          <p className="text-ink-soft">{i18n.t('sites_hint')}</p>
          <Card>
            <SiteSwitches />
            <ConnectedApps />
          </Card>
        </Section>

        <PersonasSection />
        <FoldersSection />
        <PeopleSection />

        <Section id="in-page" title={i18n.t('settings_in_page')}>
          <Card>
            <InPageSettings />
            <Shortcuts />
          </Card>
        </Section>

        <CredentialsSection />

        <Security status={status} />

        <Section id="lock" title={i18n.t('settings_lock')}>
          <Card>
            <LockSetting />
          </Card>
        </Section>

        <BackupSection status={status} />
        <DevicesSection status={status} />

        <Section id="proof" title={i18n.t('proof')}>
          <Card>
            {anchor && <ChainForm config={anchor.config} stamps={anchor.stamps} />}
            {anchor && !proofIsOff(anchor) && (
              <div className="grid gap-3 border-t border-line pt-3">
                <PolicyForm policy={anchor.policy} />
              </div>
            )}
            {anchor && provesFree(anchor) && (
              <div className="grid gap-3 border-t border-line pt-3">
                <StampSettingsForm settings={anchor.stamps} />
                <StampList />
              </div>
            )}
            {anchor?.address && !proofIsOff(anchor) && !provesFree(anchor) && (
              <div className="border-t border-line pt-3">
                <PayingAddress status={anchor} needed={anchor.latest?.waiting === 'chain-no-funds'} />
              </div>
            )}
            <ErrorNotice error={error} />
          </Card>
        </Section>

        <Section id="health" title={i18n.t('settings_health')}>
          <Card>
            <SiteHealth />
          </Card>
        </Section>

        <ReportForHelp />
        <EraseWallet status={status} />

        <Section id="about" title={i18n.t('about')}>
          <p className="text-ink-soft">{i18n.t('about_text')}</p>
          <p className="text-small text-ink-soft">{i18n.t('version', [browser.runtime.getManifest().version])}</p>
        </Section>
      </div>
    </main>
  );
}
