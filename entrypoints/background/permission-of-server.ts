import { browser } from 'wxt/browser';
import { hostPattern } from '@/utils/server/host-access';

/**
 * Gives up the permission for a server that is no longer used. It is requested again when the server is chosen again.
 * Never fails: if the browser keeps the permission, everything else still works.
 *
 * @param before origin of the API until now
 * @param after origin of the API from now on
 * @param built origins that are permitted from installation on
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
