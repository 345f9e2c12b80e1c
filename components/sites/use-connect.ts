import { useState } from 'react';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { requestHosts } from './permission';

/** Connects a site for the page API, and ends it. As with `useSite`, the wish is noted before the browser asks. */
export function useConnect() {
  const [refused, setRefused] = useState(false);
  const connect = useAction(async (origin: string) => {
    const wish = call('apps.connect', { origin });
    const [isGranted] = await Promise.all([requestHosts([origin]), wish]);
    setRefused(!isGranted);
    if (!isGranted) await call('apps.disconnect', { origin });
  });
  const disconnect = useAction((origin: string) => call('apps.disconnect', { origin }));
  return { connect, disconnect, refused };
}
