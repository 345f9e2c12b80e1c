import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import type { AloneProof } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { Mark } from '../ui/mark';
import { ErrorNotice } from '../wallet/errors';
import { Alone } from './alone';
import { CheckForm } from './check-form';

/** The proof of one receipt or consent of this wallet. */
export function VerifyOwn({ uid }: { uid: string }) {
  const { data: proof, error } = useCall('proof.get', { uid });
  const [alone, setAlone] = useState<AloneProof | null>(null);
  return (
    <Frame>
      <ErrorNotice error={error} />
      {proof && (
        <>
          <CheckForm key={alone ? alone.ots : JSON.stringify(proof.anchor)} given={alone ?? proof} />
          <Alone uid={uid} isShown={alone !== null} onShow={setAlone} />
        </>
      )}
    </Frame>
  );
}

/** A proof that somebody else handed over; needs no wallet. */
export function VerifyAny() {
  return (
    <Frame>
      <CheckForm given={null} />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto grid w-full max-w-2xl gap-5 px-4 py-8">
      <header className="flex items-center gap-2.5">
        <Mark className="size-7 text-accent" />
        <h1 className="text-title font-semibold">{i18n.t('verify_title')}</h1>
      </header>
      <p className="text-ink-soft">{i18n.t('verify_lead')}</p>
      {children}
    </main>
  );
}
