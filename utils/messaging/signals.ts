import { browser } from 'wxt/browser';
import type { CommandError } from '@/utils/messaging/protocol';

/**
 * What the background lets open pages know, through session storage: nothing here needs to survive, and nothing is
 * right or wrong by it.
 */
export interface Signals {
  /** Goes up whenever the store has changed: pages read again. */
  revision: number;
  /** The check that is under way, or null. */
  check: CheckProgress | null;
  /** What the store did not take lately, or null. */
  storeProblem: Extract<CommandError, { kind: 'store' }>['reason'] | null;
}

export interface CheckProgress {
  done: number;
  total: number;
}

export const NO_SIGNALS: Signals = { revision: 0, check: null, storeProblem: null };

export async function readSignals(): Promise<Signals> {
  return { ...NO_SIGNALS, ...((await browser.storage.session.get(null)) as Partial<Signals>) };
}

export async function signal(change: Partial<Signals>): Promise<void> {
  await browser.storage.session.set(change);
}

/** The store has changed. */
export async function raiseRevision(): Promise<void> {
  await signal({ revision: (await readSignals()).revision + 1 });
}

/** Calls back whenever a signal changes. Returns the way to stop. */
export function watchSignals(onChange: (change: Partial<Signals>) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>) => {
    // One that is removed is what it was at first.
    const change = Object.entries(NO_SIGNALS).flatMap(([key, first]) =>
      changes[key] ? [[key, changes[key].newValue ?? first]] : [],
    );
    if (change.length > 0) onChange(Object.fromEntries(change));
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}
