import { browser } from 'wxt/browser';
import { AWAY_SAVING_MS, MIN_SAVING_MS } from '@/utils/poll/price';

/** Nobody is at the computer after so long without input, seconds. */
const AWAY_AFTER_S = 10 * 60;

/**
 * What a request must save now: more while nobody is at the computer. The state is asked for at each check, because a
 * listener would wake Firefox's event page at every change.
 */
export async function readMinSaving(): Promise<number> {
  return (await browser.idle.queryState(AWAY_AFTER_S)) === 'active' ? MIN_SAVING_MS : AWAY_SAVING_MS;
}
