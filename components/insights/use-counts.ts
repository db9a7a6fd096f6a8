import { useEffect, useState } from 'preact/hooks';
import { type Counts, countCards, noCounts } from '@/components/insights/count-activities';
import type { StoreReader } from '@/components/page/connect-store';
import { yieldToMain } from '@/components/page/yield-to-main';
import { findRows } from '@/utils/store/read/feed-query';
import type { CardKey } from '@/utils/store/schema';

const STEP_CARDS = 1000;

/**
 * Counts the activities since a time (ms UTC), in steps through the store. Null until a first count is complete. While
 * the next one runs, `done` is false and `counts` are those of the last one.
 */
export function useCounts(read: StoreReader, since: number): { counts: Counts; done: boolean } | null {
  const [state, setState] = useState<{ counts: Counts; done: boolean } | null>(null);
  useEffect(() => {
    let current = true;
    const run = async () => {
      const counts = noCounts();
      const before: CardKey | undefined = since > 0 ? [-since + 1, ''] : undefined;
      let from: CardKey | null = [Number.NEGATIVE_INFINITY, ''];
      while (from) {
        const start: CardKey = from;
        const step = await read((db) =>
          findRows(db, { facets: [], unread: false }, { from: start, before, limit: STEP_CARDS }),
        );
        if (!current) return;
        if (!step.ok) break;
        countCards(
          counts,
          step.value.rows.map(({ card }) => card),
          since,
        );
        from = step.value.next;
        if (from) await yieldToMain();
      }
      if (current) setState({ counts, done: true });
    };
    setState((old) => old && { ...old, done: false });
    void run();
    return () => {
      current = false;
    };
  }, [read, since]);
  return state;
}
