import type { Extras } from '@/entrypoints/extras/extras';
import type { Poller } from '@/entrypoints/poller/poller';

/** What the scripts that are loaded later offer, by the name of their entrypoint. */
export interface LaterScripts {
  /** What a check needs. */
  poller: Poller;
  /** What signing in, finding and naming shows, and sharing settings need. */
  extras: Extras;
}

declare global {
  var lookoutScripts: Partial<LaterScripts> | undefined;
}

/** For the script itself: hands what it offers to the background that has loaded it. */
export function offerScript<K extends keyof LaterScripts>(name: K, offered: LaterScripts[K]): void {
  globalThis.lookoutScripts = { ...globalThis.lookoutScripts, [name]: offered };
}
