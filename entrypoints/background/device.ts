import { browser } from 'wxt/browser';
import { TICK } from '@/entrypoints/background/alarms';
import { keepSignIn, type SignInDeps } from '@/entrypoints/background/keep-sign-in';
import type { Services } from '@/entrypoints/background/services';
import { deviceDue, readDevice } from '@/utils/account/device-wait';
import type { DeviceDeps } from '@/utils/account/oauth/device';
import type { Handlers } from '@/utils/messaging/serve';
import { serverKey } from '@/utils/server/connection';

type Deps = SignInDeps & Pick<Services, 'connection' | 'loadScript' | 'locks' | 'fetch' | 'refreshBrowserUi'>;

/** Held while asking the server: two requests at once would be too frequent, and it issues its tokens only once. */
const LOCK = 'lookout:device';

/** Sign-in by a code that is typed in on another device; see `account/oauth/device`. */
export function createDevice(services: Deps): Pick<Handlers, 'device'> {
  const { connection, settings, loadScript, locks, fetch, now, refreshBrowserUi } = services;
  return {
    device: ({ step, redirect = '' }) =>
      locks.request(LOCK, async () => {
        const waits = (await readDevice()) !== null;
        // Pages ask each time they open, and usually nothing is pending.
        if (step === 'ask' && !waits) return { ok: true, device: null };
        const current = await settings.read();
        const { offersCode, signInByCode } = await loadScript('extras');
        const deps: DeviceDeps = {
          ...connection(current),
          server: serverKey(connection(current)),
          redirect,
          fetch,
          now,
          storeTokens: (tokens) => keepSignIn(services, current, tokens),
        };
        if (step === 'look') {
          const device = waits ? await signInByCode('ask', deps) : null;
          return { ok: true, device, offered: waits || (await offersCode(deps)) };
        }
        const device = await signInByCode(step, deps);
        // The alarm rings sooner while somebody waits.
        if (step !== 'ask') await refreshBrowserUi();
        return { ok: true, device };
      }),
  };
}

/** Continues a sign-in without a page, which may be closed while the code is typed in. */
export function listenForDevice(services: Deps): void {
  const { device } = createDevice(services);
  browser.alarms.onAlarm.addListener(({ name }) => {
    const go = async () => {
      if (name !== TICK || (await deviceDue()) === null) return;
      await device({ step: 'ask' });
      await services.refreshBrowserUi();
    };
    go().catch(console.error);
  });
}
