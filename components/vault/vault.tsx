import { Tabs } from 'radix-ui';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { BackupNudge } from '../backup/nudge';
import { Conflicts } from '../devices/conflicts';
import { AboutYou } from '../items/about-you';
import { ProofTab } from '../proof/proof-tab';
import { Consents } from '../shared/consents';
import { Receipts } from '../shared/receipts';
import { WhoKnows } from '../shared/who-knows';
import { Header } from '../wallet/header';
import { MayBeOlder } from '../wallet/may-be-older';
import { NotBackedUp } from '../wallet/not-backed-up';
import { WithWords } from '../wallet/with-words';
import { Findings } from './findings';

const TABS = ['about', 'shared', 'proof'] as const;
type Tab = (typeof TABS)[number];

const tabOf = (hash: string): Tab =>
  hash.startsWith('#receipt-') ? 'shared' : (TABS.find((tab) => `#${tab}` === hash) ?? 'about');

/** The open tab, kept in the address, so that it can be linked to and survives a reload. */
function useTab(): [Tab, (tab: string) => void] {
  const [tab, setTab] = useState(() => tabOf(location.hash));
  useEffect(() => {
    const follow = () => setTab(tabOf(location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const go = (next: string) => {
    history.replaceState(null, '', `#${next}`);
    setTab(tabOf(location.hash));
  };
  return [tab, go];
}

/** The unlocked vault: what it holds, what left it, what is proven. */
export function Vault({ status }: { status: WalletStatus }) {
  const [tab, setTab] = useTab();
  const names: Record<Tab, string> = {
    about: i18n.t('tab_about'),
    shared: i18n.t('tab_shared'),
    proof: i18n.t('proof'),
  };
  return (
    <WithWords status={status}>
      {(showWords) => (
        <main className="mx-auto grid w-full max-w-2xl content-start gap-4 px-3 py-4 sm:px-4">
          <h1 className="sr-only">{names[tab]}</h1>
          <Header status={status} />
          <Findings />
          {!status.phraseKept && <NotBackedUp onKeep={showWords} />}
          <MayBeOlder />
          <BackupNudge />
          <Tabs.Root value={tab} onValueChange={setTab} className="grid gap-5">
            <Tabs.List aria-label={i18n.t('app_name')} className="flex border-b border-line">
              {TABS.map((each) => (
                <Tabs.Trigger
                  key={each}
                  value={each}
                  className="-mb-px grow border-b-2 border-transparent px-2 py-2 text-ink-soft hover:text-ink data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink sm:grow-0 sm:px-4"
                >
                  {names[each]}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content value="about" className="grid gap-6">
              <Conflicts />
              <AboutYou />
            </Tabs.Content>
            <Tabs.Content value="shared" className="grid gap-6">
              <Consents />
              <WhoKnows />
              <Receipts />
            </Tabs.Content>
            <Tabs.Content value="proof">
              <ProofTab onKeepWords={showWords} />
            </Tabs.Content>
          </Tabs.Root>
        </main>
      )}
    </WithWords>
  );
}
