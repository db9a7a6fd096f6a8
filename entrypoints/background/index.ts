import { defineBackground } from 'wxt/utils/define-background';
import { listenToAddressBar } from '@/entrypoints/background/address-bar';
import { closeStorage } from '@/entrypoints/background/close-storage';
import { listenToPages } from '@/entrypoints/background/commands';
import { createServices } from '@/entrypoints/background/create-services';
import { createDemo, listenForDemo } from '@/entrypoints/background/demo';
import { listenForDevice } from '@/entrypoints/background/device';
import { listen, resume } from '@/entrypoints/background/lifecycle';
import { keepScripts, loadScript } from '@/entrypoints/background/load-script';
import { readMinSaving } from '@/entrypoints/background/min-saving';
import { createSync, listenForSync } from '@/entrypoints/background/sync';

// No `type: 'module'`: a module would share chunks with the pages and load code that only they need.
export default defineBackground({
  main() {
    const services = createServices({
      now: Date.now,
      random: Math.random,
      fetch: (...request) => fetch(...request),
      locks: navigator.locks,
      minSaving: readMinSaving,
      loadScript,
    });
    keepScripts();
    listen(services);
    const sync = createSync(services);
    const demo = createDemo(services);
    listenToPages(services, sync, demo);
    listenForSync(sync);
    listenForDevice(services);
    listenForDemo(demo);
    listenToAddressBar(services);
    void closeStorage();
    void resume(services).catch(console.error);
    void demo.resume().catch(console.error);
  },
});
