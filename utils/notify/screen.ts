import { browser } from 'wxt/browser';
import type { Quiet } from '@/utils/rules/quiet-hours';

/** What the person wants silence for and is the case now. Firefox never says `locked`. */
export async function screenNow({ locked, fullscreen }: Quiet): Promise<'locked' | 'fullscreen' | null> {
  // Fifteen seconds is the shortest that may be asked for; a lock is told at once all the same.
  if (locked && (await browser.idle.queryState(15)) === 'locked') return 'locked';
  if (fullscreen && (await browser.windows.getAll()).some(({ state }) => state === 'fullscreen')) return 'fullscreen';
  return null;
}
