import type { Reader } from '@/entrypoints/reader/reader';
import type { SigningIn } from '@/utils/account/signing-in';
import { MissingPart } from '@/utils/messaging/missing-part';
import type { Sharing } from '@/utils/settings/sync/sharing';
import type { Finding } from '@/utils/trakt/find-shows';

/** Where the build puts the entrypoints `reader`, `signing-in`, `find-shows` and `sharing`. */
const READER = '/reader.js';
const SIGNING_IN = '/signing-in.js';
const FIND_SHOWS = '/find-shows.js';
const SHARING = '/sharing.js';

/** Of a service worker; the types of pages do not know it. */
declare function importScripts(...addresses: string[]): void;

/**
 * Chromium lets a worker load later only what it loaded while it was being installed: the browser then keeps it with the
 * worker's own script, through restarts of both. To be called in the first tick. Firefox's background is a page, and has
 * no such event.
 */
export function keepScripts(): void {
  if (!import.meta.env.FIREFOX)
    globalThis.addEventListener('install', () => importScripts(READER, SIGNING_IN, FIND_SHOWS, SHARING));
}

/**
 * What `offered` says once the script has been loaded; loaded once by each worker, and only by one that needs it.
 *
 * @throws MissingPart if it cannot be loaded
 */
async function load<T>(script: string, offered: () => T | undefined): Promise<T> {
  try {
    if (!offered()) {
      if (import.meta.env.FIREFOX) await import(/* @vite-ignore */ script);
      else importScripts(script);
    }
  } catch (error) {
    throw new MissingPart(script, { cause: error });
  }
  const found = offered();
  if (!found) throw new MissingPart(script);
  return found;
}

/** What a check needs. Rejects if the script cannot be loaded. */
export const loadReader = () => load<Reader>(READER, () => globalThis.lookoutReader);

/** What signing in needs. Rejects if the script cannot be loaded. */
export const loadSigningIn = () => load<SigningIn>(SIGNING_IN, () => globalThis.lookoutSigningIn);

/** What it takes to find shows. Rejects if the script cannot be loaded. */
export const loadFinding = () => load<Finding>(FIND_SHOWS, () => globalThis.lookoutFinding);

/** What sharing the settings needs. Rejects if the script cannot be loaded. */
export const loadSharing = () => load<Sharing>(SHARING, () => globalThis.lookoutSharing);
