import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { openPage } from '../wallet/links';

/** The side panel must be asked for within the click itself, so the window is looked up before. */
function useWindowId(): number | undefined {
  const [windowId, setWindowId] = useState<number>();
  useEffect(() => {
    void browser.windows.getCurrent().then((current) => setWindowId(current.id));
  }, []);
  return windowId;
}

/** Opens the vault beside the page, or in a tab where the browser has no side panel. */
export function OpenVault() {
  const windowId = useWindowId();
  const open = async () => {
    const beside = browser.sidePanel && windowId !== undefined ? browser.sidePanel.open({ windowId }) : null;
    try {
      await (beside ?? openPage('sidepanel.html'));
    } catch {
      await openPage('sidepanel.html');
    }
    window.close();
  };
  return <Button onClick={() => void open()}>{i18n.t('open_vault')}</Button>;
}
