import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { AddItem } from '../items/add-item';
import { ProofSentence } from '../proof/proof-sentence';
import { ErrorNotice } from '../wallet/errors';
import { Header } from '../wallet/header';
import { openPage } from '../wallet/links';
import { MayBeOlder } from '../wallet/may-be-older';
import { NotBackedUp } from '../wallet/not-backed-up';
import { AskChat } from './ask-chat';
import { LastReceipts } from './last-receipts';
import { OpenVault } from './open-vault';
import { ThisSite } from './this-site';
import { useOrigin } from './use-origin';

const RECEIPTS = 2;

/** One column: state, this site, add, last receipts, proof. */
export function Popup({ status }: { status: WalletStatus }) {
  const origin = useOrigin();
  const categories = useCall('items.list', { query: '', category: null, offset: 0, limit: 1 });
  const receipts = useCall('disclosures.list', { origin: null, limit: RECEIPTS });
  const anchor = useCall('anchor.status', {});
  return (
    <main className="mx-auto grid max-w-[360px] gap-3 px-4 py-3">
      <h1 className="sr-only">{i18n.t('app_name')}</h1>
      <Header status={status} />
      {origin && <ThisSite origin={origin} listed={receipts.data ?? []} />}
      <AddItem known={categories.data?.categories.map(({ name }) => name) ?? []} />
      <AskChat origin={origin} isEmpty={status.items === 0} />
      <ErrorNotice error={receipts.error} />
      {receipts.data && <LastReceipts receipts={receipts.data} />}
      <footer className="grid gap-3 border-t border-line pt-3">
        {anchor.data && <ProofSentence status={anchor.data} />}
        <ErrorNotice error={anchor.error} />
        <MayBeOlder brief />
        {!status.phraseKept && <NotBackedUp brief onKeep={() => void openPage('options.html#words')} />}
        <OpenVault />
      </footer>
    </main>
  );
}
