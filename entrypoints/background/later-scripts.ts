import type { DemoScript } from '@/entrypoints/demo/demo';
import type { Extras } from '@/entrypoints/extras/extras';
import type { Poller } from '@/entrypoints/poller/poller';

/** The exports of the scripts that are loaded on demand, by the name of their entrypoint. */
export interface LaterScripts {
  /** For checks. */
  poller: Poller;
  /** For signing in, finding and naming shows, sharing settings, stars, and the address bar. */
  extras: Extras;
  /** For the demo. */
  demo: DemoScript;
}

declare global {
  var lookoutScripts: Partial<LaterScripts> | undefined;
}

/** Called by a script on load: hands its exports to the background. */
export function offerScript<K extends keyof LaterScripts>(name: K, offered: LaterScripts[K]): void {
  globalThis.lookoutScripts = { ...globalThis.lookoutScripts, [name]: offered };
}
