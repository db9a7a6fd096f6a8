import type { LaterScripts } from '@/entrypoints/background/later-scripts';
import { MissingPart } from '@/utils/messaging/missing-part';

const SCRIPTS: readonly (keyof LaterScripts)[] = ['poller', 'extras', 'demo'];

/** The build's path for an entrypoint. */
const addressOf = (name: keyof LaterScripts) => `/${name}.js`;

/** Exists in service workers only, so the DOM types lack it. */
declare function importScripts(...addresses: string[]): void;

/**
 * Imports the later scripts while the worker is being installed: Chromium lets a worker load only those later, and
 * keeps them with the worker's own script across restarts. Must be called in the first tick. Firefox's background is a
 * page and has no such event.
 */
export function keepScripts(): void {
  if (!import.meta.env.FIREFOX) globalThis.addEventListener('install', () => importScripts(...SCRIPTS.map(addressOf)));
}

/**
 * The exports of a script. Each worker loads it at most once, on first use.
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
