import { NO_SIGNALS, readSignals, type Signals, signal } from '@/utils/messaging/signals';

export interface SignalBoard {
  read(): Promise<Signals>;
  /** Writes only what differs: each write wakes all open pages. */
  set(change: Partial<Signals>): Promise<void>;
}

/** The signals as this worker, which is the only one that writes them, remembers them. Read from the browser once. */
export function createSignalBoard(): SignalBoard {
  let known: Promise<Signals> | null = null;
  const read = () => {
    known ??= readSignals();
    known.catch(() => {
      known = null;
    });
    return known;
  };
  return {
    read,
    async set(change) {
      const before = await read();
      const different = Object.entries(change).filter(
        ([key, value]) => JSON.stringify(before[key as keyof Signals]) !== JSON.stringify(value),
      );
      if (different.length === 0) return;
      const next = Object.fromEntries(different) as Partial<Signals>;
      // Before the write: another `set` may begin meanwhile.
      known = known?.then((last) => ({ ...last, ...next })) ?? Promise.resolve({ ...NO_SIGNALS, ...before, ...next });
      try {
        await signal(next);
      } catch (error) {
        known = null;
        throw error;
      }
    },
  };
}
