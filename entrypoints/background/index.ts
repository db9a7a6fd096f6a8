import { defineBackground } from 'wxt/utils/define-background';
import { listenToPages } from '@/entrypoints/background/commands';
import { listen } from '@/entrypoints/background/lifecycle';
import { createServices } from '@/entrypoints/background/services';

// No `type: 'module'`: it would share chunks with the pages, and load what only they need.
export default defineBackground({
  main() {
    const services = createServices({
      now: Date.now,
      random: Math.random,
      fetch: (...request) => fetch(...request),
      locks: navigator.locks,
    });
    listen(services);
    listenToPages(services);
    services.recover().catch((error: unknown) => console.error(error));
  },
});
