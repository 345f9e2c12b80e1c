import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

/** The origin of a page that could be a chat site; null for any other page. */
function webOrigin(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, origin } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}

/** Origin of the page that the popup was opened over; undefined until it is known. As a tab: `?origin=`. */
export function useOrigin(): string | null | undefined {
  const [origin, setOrigin] = useState<string | null>();
  useEffect(() => {
    const named = new URLSearchParams(location.search).get('origin');
    if (named) {
      setOrigin(webOrigin(named));
      return;
    }
    void browser.tabs.query({ active: true, currentWindow: true }).then(([tab]) => setOrigin(webOrigin(tab?.url)));
  }, []);
  return origin;
}
