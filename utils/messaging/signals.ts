import { browser } from 'wxt/browser';
import type { CommandError } from '@/utils/messaging/protocol';
import type { ListingSummary } from '@/utils/store/read/listing-summary';

/**
 * What the background announces to open pages through session storage. None of it has to survive, and nothing depends
 * on it for correctness.
 */
export interface Signals {
  /** Increases whenever the store has changed: pages read again. */
  revision: number;
  /** The check in progress, or null. */
  check: CheckProgress | null;
  /** Why the store recently failed to save something, or null. */
  storeProblem: Extract<CommandError, { kind: 'store' }>['reason'] | null;
  /** What the popup shows of all listings; null until the background has computed it: then a page does. */
  listings: (ListingSummary & { basis: string }) | null;
}

export interface CheckProgress {
  done: number;
  total: number;
}

export const NO_SIGNALS: Signals = { revision: 0, check: null, storeProblem: null, listings: null };

/** Only the signals, with {@link NO_SIGNALS} where there is none: session storage also holds larger things. */
export async function readSignals(): Promise<Signals> {
  return (await browser.storage.session.get({ ...NO_SIGNALS })) as Signals;
}

export async function signal(change: Partial<Signals>): Promise<void> {
  await browser.storage.session.set(change);
}

/** Calls `onChange` whenever a signal changes. Returns a function that stops it. */
export function watchSignals(onChange: (change: Partial<Signals>) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>) => {
    // A removed signal has its initial value again.
    const change = Object.entries(NO_SIGNALS).flatMap(([key, first]) =>
      changes[key] ? [[key, changes[key].newValue ?? first]] : [],
    );
    if (change.length > 0) onChange(Object.fromEntries(change));
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}
