import { useState } from 'react';
import type { SiteView } from '#lib/protocol/index';
import { isUsableOrigin } from '#lib/protocol/origin';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { requestHosts } from './permission';

/**
 * 'Use on this site': one host, asked for by the browser. The wish is noted first, because the browser's question may
 * close the popup: what it allows then takes effect without us.
 */
export function useSite(onUsed: () => void = () => undefined) {
  const [refused, setRefused] = useState(false);
  const action = useAction(async (origin: string) => {
    const wish: Promise<SiteView[] | null> = call('sites.use', { origin });
    // Refused at once for what is not secure; there is nothing to ask the browser for then.
    const granted = isUsableOrigin(origin) ? requestHosts([origin]) : Promise.resolve(false);
    // Whichever fails says so; the other has been waited for by then.
    const [, isGranted] = await Promise.all([wish, granted]);
    setRefused(!isGranted);
    if (isGranted) onUsed();
    else await call('sites.forget', { origin });
  });
  return { ...action, refused };
}
