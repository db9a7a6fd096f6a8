import type { LaterScripts } from '@/entrypoints/background/later-scripts';
import { MissingPart } from '@/utils/messaging/missing-part';

const SCRIPTS: readonly (keyof LaterScripts)[] = ['poller', 'extras'];

/** Where the build puts an entrypoint. */
const addressOf = (name: keyof LaterScripts) => `/${name}.js`;

/** Of a service worker; the types of pages do not know it. */
declare function importScripts(...addresses: string[]): void;

/**
 * Chromium lets a worker load later only what it loaded while it was being installed: the browser then keeps it with the
 * worker's own script, through restarts of both. To be called in the first tick. Firefox's background is a page, and has
 * no such event.
 */
export function keepScripts(): void {
  if (!import.meta.env.FIREFOX) globalThis.addEventListener('install', () => importScripts(...SCRIPTS.map(addressOf)));
}

/**
 * What the script offers; each worker loads it at most once, and only when it needs it.
 *
 * @throws MissingPart if it cannot be loaded
 */
export async function loadScript<K extends keyof LaterScripts>(name: K): Promise<LaterScripts[K]> {
  const address = addressOf(name);
  try {
    if (!globalThis.lookoutScripts?.[name]) {
      if (import.meta.env.FIREFOX) await import(/* @vite-ignore */ address);
      else importScripts(address);
    }
  } catch (error) {
    throw new MissingPart(address, { cause: error });
  }
  const offered = globalThis.lookoutScripts?.[name];
  if (!offered) throw new MissingPart(address);
  return offered;
}
