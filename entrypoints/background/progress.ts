import { browser } from 'wxt/browser';
import type { SignalBoard } from '@/entrypoints/background/signal-board';
import { SECOND } from '@/utils/lib/time';

/** Shortest time between two signals of progress, ms: enough for a bar that moves. */
const PROGRESS_INTERVAL_MS = 0.25 * SECOND;

/** Whether any page of the extension is open; true if the browser does not say. */
async function isPageOpen(): Promise<boolean> {
  try {
    return (await browser.runtime.getContexts({ contextTypes: ['POPUP', 'TAB', 'SIDE_PANEL'] })).length > 0;
  } catch {
    return true;
  }
}

/** Signals the progress of a check to pages, while any is open, at most a few times a second. */
export function createProgress(signals: SignalBoard, now: () => number) {
  let signalledAt = Number.NEGATIVE_INFINITY;
  return async (done: number, total: number): Promise<void> => {
    const age = now() - signalledAt;
    // The clock may have been set back.
    if (age >= 0 && age < PROGRESS_INTERVAL_MS) return;
    signalledAt = now();
    if (await isPageOpen()) await signals.set({ check: { done, total } });
  };
}
