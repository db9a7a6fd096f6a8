import { browser } from 'wxt/browser';
import type { Services } from '@/entrypoints/background/services';

/**
 * Listens to what is typed after Lookout's keyword in the address bar, from the first tick on. The answers come from
 * another script, which only those people load who use it.
 */
export function listenToAddressBar(services: Services): void {
  for (const event of ['onInputChanged', 'onInputEntered'] as const) {
    browser.omnibox[event].addListener((...given: unknown[]) => {
      services
        .loadScript('extras')
        .then(({ addressBar }) => (addressBar[event] as (...data: unknown[]) => unknown)(services, ...given))
        .catch(console.error);
    });
  }
}
