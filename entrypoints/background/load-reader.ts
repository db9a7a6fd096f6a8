import type { Reader } from '@/entrypoints/reader/reader';

/** Where the build puts `entrypoints/reader`. */
const SCRIPT = '/reader.js';

/** Of a service worker; the types of pages do not know it. */
declare function importScripts(address: string): void;

/**
 * Chromium lets a worker load later only what it loaded while it was being installed: the browser then keeps it with the
 * worker's own script, through restarts of both. To be called in the first tick. Firefox's background is a page, and has
 * no such event.
 */
export function keepReader(): void {
  if (!import.meta.env.FIREFOX) globalThis.addEventListener('install', () => importScripts(SCRIPT));
}

/** What a check needs; loaded once by each worker, and only by one that reads. Rejects if the script cannot be loaded. */
export async function loadReader(): Promise<Reader> {
  if (!globalThis.lookoutReader) {
    if (import.meta.env.FIREFOX) await import(/* @vite-ignore */ SCRIPT);
    else importScripts(SCRIPT);
  }
  if (!globalThis.lookoutReader) throw new Error(`${SCRIPT} offers nothing`);
  return globalThis.lookoutReader;
}
