import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { TraktServer } from '@/utils/server/build-env';
import { hasHostAccess } from '@/utils/server/host-access';

/** Whether Lookout may reach this server; follows what the person allows and revokes in the browser. */
export function useHostAccess(server: TraktServer): boolean {
  const [allowed, setAllowed] = useState(true);
  const { apiOrigin } = server;
  // The address alone decides: the object may be another one at each render.
  useEffect(() => {
    let current = true;
    const look = () =>
      void hasHostAccess(browser.permissions, { ...server, apiOrigin }).then((found) => {
        if (current) setAllowed(found);
      });
    look();
    const { onAdded, onRemoved } = browser.permissions;
    for (const event of [onAdded, onRemoved]) event.addListener(look);
    return () => {
      current = false;
      for (const event of [onAdded, onRemoved]) event.removeListener(look);
    };
  }, [apiOrigin]);
  return allowed;
}
