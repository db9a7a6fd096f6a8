import { defineBackground } from 'wxt/utils/define-background';
import { closeStorage } from '@/entrypoints/background/close-storage';
import { listenToPages } from '@/entrypoints/background/commands';
import { listenForDevice } from '@/entrypoints/background/device';
import { listen } from '@/entrypoints/background/lifecycle';
import { keepScripts, loadFinding, loadReader, loadSharing, loadSigningIn } from '@/entrypoints/background/load-reader';
import { createServices } from '@/entrypoints/background/services';
import { createSync, listenForSync } from '@/entrypoints/background/sync';

// No `type: 'module'`: it would share chunks with the pages, and load what only they need.
export default defineBackground({
  main() {
    const services = createServices({
      now: Date.now,
      random: Math.random,
      fetch: (...request) => fetch(...request),
      locks: navigator.locks,
      loadReader,
      loadSigningIn,
      loadFinding,
      loadSharing,
    });
    keepScripts();
    listen(services);
    const sync = createSync(services);
    listenToPages(services, sync);
    listenForSync(sync);
    listenForDevice(services);
    void closeStorage();
    services.recover().catch((error: unknown) => console.error(error));
  },
});
