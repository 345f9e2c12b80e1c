import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Card, Section } from '../ui/section';
import { WithWords } from '../wallet/with-words';
import { ChangePassword } from './change-password';
import { LockSetting } from './lock-setting';
import { Passkeys } from './passkeys';

/** Password, passkeys, locking, and the 12 words. */
export function Security({ status }: { status: WalletStatus }) {
  return (
    <>
      <Section id="security" title={i18n.t('settings_security')}>
        <Card>
          <ChangePassword status={status} />
          <Passkeys status={status} />
        </Card>
      </Section>
      <Section id="lock" title={i18n.t('settings_lock')}>
        <Card>
          <LockSetting />
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
    </>
  );
}
