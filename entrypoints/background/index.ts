import { defineBackground } from 'wxt/utils/define-background';
import { listenToPages } from '@/entrypoints/background/commands';
import { listen } from '@/entrypoints/background/lifecycle';
import { createServices } from '@/entrypoints/background/services';

export default defineBackground({
  type: 'module',
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
