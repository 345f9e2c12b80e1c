import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { HarvestChat } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';

/** The AI chat that the person looked at last, among the sites they enabled; it follows them from tab to tab. `isKnown`: asked once. */
export function useChat(): { chat: HarvestChat | null; isKnown: boolean } {
  const { data, error, current, reload } = useCall('harvest.status', {});
  const [isKnown, setKnown] = useState(false);
  useEffect(() => setKnown((known) => known || current || error !== null), [current, error]);
  useEffect(() => {
    const onTab = () => reload();
    const onPage = (_tabId: number, { status }: { status?: string | undefined }) => status === 'complete' && reload();
    browser.tabs.onActivated.addListener(onTab);
    browser.tabs.onRemoved.addListener(onTab);
    browser.tabs.onUpdated.addListener(onPage);
    return () => {
      browser.tabs.onActivated.removeListener(onTab);
      browser.tabs.onRemoved.removeListener(onTab);
      browser.tabs.onUpdated.removeListener(onPage);
    };
  }, [reload]);
  return { chat: data, isKnown };
}
