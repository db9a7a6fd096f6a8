import { type Followed, follow } from '@/components/page/followed';
import { NO_SIGNALS, readSignals, type Signals, watchSignals } from '@/utils/messaging/signals';

/** The background's signals, read at once. A page works without them, so a failure to read counts as none. */
export function followSignals(): Followed<Signals> {
  let signals: Signals | null = null;
  let heard: Partial<Signals> = {};
  return follow(
    async () => {
      const read = await readSignals().catch(() => NO_SIGNALS);
      signals = { ...read, ...heard };
      return signals;
    },
    (onChange) =>
      watchSignals((change) => {
        heard = { ...heard, ...change };
        if (!signals) return;
        signals = { ...signals, ...change };
        onChange(signals);
      }),
  );
}
