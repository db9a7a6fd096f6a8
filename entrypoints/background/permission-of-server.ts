import { browser } from 'wxt/browser';

/** A match pattern has no port: the permission is for every port of the host. */
function hostPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/**
 * Gives back the permission for a server that is not used any more. It is asked for again when the server is chosen again.
 * Never fails: where the browser keeps the permission, everything else works.
 *
 * @param before origin of the API until now
 * @param after origin of the API from now on
 * @param built origins that the extension has permission for from the start
 */
export async function giveBackHost(before: string, after: string, built: readonly string[]): Promise<void> {
  const origin = hostPattern(before);
  if ([after, ...built].map(hostPattern).includes(origin)) return;
  try {
    await browser.permissions.remove({ origins: [origin] });
  } catch (error) {
    console.warn(`The permission for ${origin} stays:`, error);
  }
}
