import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { yieldToMain } from '@/components/page/yield-to-main';
import { DAY } from '@/utils/lib/time';
import type { Source } from '@/utils/sources/source';
import { FIRST_KEY } from '@/utils/store/read/card-keys';
import { findRows } from '@/utils/store/read/feed-query';
import type { CardKey } from '@/utils/store/schema';
import { addActivities, MONTH_DAYS, type SourceActivities } from './source-activity';

const STEP_CARDS = 500;

/**
 * The activities of each source in the last month, read in steps, and again after each change of the store. Null until
 * the first read is complete.
 *
 * @param revision changes with the store
 */
export function useSourceActivities(
  read: StoreReader,
  sources: readonly Source[],
  revision: unknown,
): SourceActivities | null {
  const [activities, setActivities] = useState<SourceActivities | null>(null);
  // `revision` is a dependency so that each change of the store triggers a new read.
  useEffect(() => {
    let current = true;
    const run = async () => {
      const now = Date.now();
      const found: SourceActivities = new Map();
      const before: CardKey = [-(now - MONTH_DAYS * DAY), ''];
      for (let from: CardKey | null = FIRST_KEY; from; ) {
        const start: CardKey = from;
        const step = await read((db) =>
          findRows(db, { facets: [], unread: false }, { from: start, before, limit: STEP_CARDS }),
        );
        if (!current || !step.ok) return;
        const cards = step.value.rows.map(({ card }) => card);
        addActivities(found, cards, sources, now);
        from = step.value.next;
        if (from) await yieldToMain();
      }
      setActivities(found);
    };
    void run();
    return () => {
      current = false;
    };
  }, [read, sources, revision]);
  return activities;
}
