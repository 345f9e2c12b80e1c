import { type ReactNode, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { SiteView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useCall } from '#lib/rpc/hooks';
import { Button, buttonClass } from '../ui/button';
import { Mark } from '../ui/mark';
import { Damaged } from '../vault/damaged';
import { ErrorNotice } from '../wallet/errors';
import { afterPaint, newPassword } from '../wallet/kdf';
import { NewPasswordForm } from '../wallet/new-password-form';
import { DoneStep } from './done-step';
import { RestoreStep } from './restore-step';
import { SitesStep } from './sites-step';

type Step =
  | { at: 'password' }
  | { at: 'restore'; way: 'file' | 'pair' }
  | { at: 'sites'; password: string }
  | { at: 'done'; sites: SiteView[] };

/** Where the way from a damaged wallet leads. */
const FROM_FILE: Step = { at: 'restore', way: 'file' };

async function createWallet(password: string): Promise<void> {
  await afterPaint();
  await call('wallet.create', await newPassword(password));
}

/** Password, sites, done. Where there is a wallet already, in whatever state, it never offers another. */
export function Onboarding() {
  const { data: status, error, reload } = useCall('wallet.status', {});
  const [step, setStep] = useState<Step>(location.hash === '#restore' ? FROM_FILE : { at: 'password' });
  const creating = useRef(false);
  const created = useRef(false);

  if (error && step.at === 'password') {
    return (
      <Frame title={i18n.t('app_name')}>
        {error.code === 'vault-corrupt' ? (
          <Damaged error={error} onRetry={reload} onRestore={() => setStep(FROM_FILE)} />
        ) : (
          <ErrorNotice error={error} action={<Button onClick={reload}>{i18n.t('try_again')}</Button>} />
        )}
      </Frame>
    );
  }
  if (step.at === 'done') {
    return (
      <Frame step={3} title={i18n.t('created_title')}>
        <DoneStep sites={step.sites} />
      </Frame>
    );
  }
  // Beside a wallet that does not open, a file can be restored.
  if (!status && !error) return null;
  if (status && status.phase !== 'none' && !creating.current) {
    return (
      <Frame title={i18n.t('exists_title')}>
        <p className="text-ink-soft">{i18n.t('exists_text')}</p>
        <a href="/sidepanel.html" className={buttonClass('primary')}>
          {i18n.t('exists_open')}
        </a>
      </Frame>
    );
  }
  if (step.at === 'password') {
    return (
      <Frame step={1} title={i18n.t('onboarding_title')} lead={i18n.t('onboarding_lead')}>
        <NewPasswordForm
          submit={i18n.t('continue')}
          onPassword={async (password) => setStep({ at: 'sites', password })}
        />
        <section aria-labelledby="have" className="grid gap-2 border-t border-line pt-4">
          <h2 id="have" className="font-medium">
            {i18n.t('restore_have')}
          </h2>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setStep(FROM_FILE)}>{i18n.t('restore_file')}</Button>
            <Button onClick={() => setStep({ at: 'restore', way: 'pair' })}>{i18n.t('restore_pair')}</Button>
          </div>
        </section>
      </Frame>
    );
  }
  if (step.at === 'restore') {
    return (
      <Frame title={i18n.t('restore_title')} lead={i18n.t('restore_lead')}>
        <RestoreStep
          way={step.way}
          onBack={() => setStep({ at: 'password' })}
          onStart={() => {
            creating.current = true;
          }}
          onRestored={() => {
            created.current = true;
            setStep({ at: 'sites', password: '' });
          }}
        />
      </Frame>
    );
  }
  const onSites = async (sites: SiteView[]) => {
    creating.current = true;
    if (!created.current) await createWallet(step.password);
    created.current = true;
    await call('sites.enable', { ids: sites.map((site) => site.id) });
    setStep({ at: 'done', sites });
  };
  return (
    <Frame step={2} title={i18n.t('sites_title')} lead={i18n.t('sites_lead')}>
      <SitesStep {...(created.current ? {} : { onBack: () => setStep({ at: 'password' }) })} onSites={onSites} />
    </Frame>
  );
}

const STEPS = 3;

function Frame({ step, title, lead, children }: { step?: number; title: string; lead?: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A new step begins at its heading, for eyes and for screen readers; the first is left to its field.
  useEffect(() => {
    if (step && step > 1) heading.current?.focus();
  }, [step]);
  return (
    <main className="mx-auto grid w-full max-w-md gap-5 px-4 py-10 sm:py-16">
      <div className="flex items-center gap-2.5">
        <Mark className="size-7 text-accent" />
        <span className="font-semibold">{i18n.t('app_name')}</span>
        {step && <span className="ms-auto text-small text-ink-soft">{i18n.t('step_of', [step, STEPS])}</span>}
      </div>
      {step === 1 && (
        <div className="grid gap-1">
          <p className="font-medium">{i18n.t('welcome_title')}</p>
          <p className="text-ink-soft">{i18n.t('welcome_text')}</p>
        </div>
      )}
      <div className="grid gap-1.5">
        <h1 ref={heading} tabIndex={-1} className="text-title font-semibold outline-none">
          {title}
        </h1>
        {lead && <p className="text-ink-soft">{lead}</p>}
      </div>
      {children}
    </main>
  );
}
