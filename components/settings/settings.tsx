import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { SiteHealth } from '../sites/site-health';
import { SiteSwitches } from '../sites/site-switches';
import { Button } from '../ui/button';
import { Mark } from '../ui/mark';
import { Notice } from '../ui/notice';
import { Card, Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { LockButton } from '../wallet/lock-button';
import { WithWords } from '../wallet/with-words';
import { ChainForm } from './chain-form';
import { InPageSettings } from './in-page';
import { LockSetting } from './lock-setting';
import { PayingAddress } from './paying-address';

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

      <Section id="lock" title={i18n.t('settings_lock')}>
        <Card>
          <LockSetting />
        </Card>
      </Section>

      <Section id="proof" title={i18n.t('proof')}>
        <Card>
          {anchor && <ChainForm config={anchor.config} />}
          {anchor?.address && <PayingAddress address={anchor.address} />}
          <ErrorNotice error={error} />
        </Card>
      </Section>

      <Section id="words" title={i18n.t('settings_words')}>
        <WithWords status={status} startOpen={location.hash === '#words'}>
          {(showWords) => (
            <Card>
              {status.phraseKept ? (
                <p>{i18n.t('words_are_kept')}</p>
              ) : (
                <Notice kind="needs" title={i18n.t('not_backed_up_title')}>
                  {i18n.t('not_backed_up_text')}
                </Notice>
              )}
              <p className="text-small text-ink-soft">{i18n.t('words_what')}</p>
              <Button onClick={showWords} className="justify-self-start">
                {status.phraseKept ? i18n.t('see_words') : i18n.t('keep_words')}
              </Button>
            </Card>
          )}
        </WithWords>
      </Section>

      <Section id="about" title={i18n.t('about')}>
        <p className="text-ink-soft">{i18n.t('about_text')}</p>
        <p className="text-small text-ink-soft">{i18n.t('version', [browser.runtime.getManifest().version])}</p>
      </Section>
    </main>
  );
}
