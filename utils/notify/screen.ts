import { browser } from 'wxt/browser';
import type { Quiet } from '@/utils/rules/quiet-hours';

/** The state of the screen during which the person wants no notifications, or null. Firefox never says `locked`. */
export async function screenNow({ locked, fullscreen }: Quiet): Promise<'locked' | 'fullscreen' | null> {
  // 15 seconds is the minimum that the API accepts; a lock is reported immediately all the same.
  if (locked && (await browser.idle.queryState(15)) === 'locked') return 'locked';
  if (fullscreen && (await browser.windows.getAll()).some(({ state }) => state === 'fullscreen')) return 'fullscreen';
  return null;
}
