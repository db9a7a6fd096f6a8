import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { Activity } from '@/utils/activity/activity';
import type { Level } from '@/utils/rules/rule';
import { commit } from '@/utils/store/feed-writer';
import type { JudgedRow } from '@/utils/store/judged-row';
import { type Database, openDatabase } from '@/utils/store/open-database';
import type { StoredActivity } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';
import type { Page } from '@/utils/trakt/trakt-client';

export const NOW = Date.UTC(2026, 10, 22, 20, 0);

/** The activities of all rows in the feed. */
export const storedActivities = async (db: Database): Promise<StoredActivity[]> =>
  (await db.getAll('cards')).flatMap(({ activities }) => activities);

/** A new, empty store. */
export async function emptyStore(): Promise<Database> {
  globalThis.indexedDB = new IDBFactory();
  const db = await openDatabase('lookout:test');
  if (!db.ok) throw new Error(db.error.reason);
  return db.value;
}

export const page = (change: Partial<Page> = {}): Page => ({
  rows: [],
  cursor: {},
  unchanged: false,
  gap: null,
  tallies: [],
  unknown: 0,
  dropped: 0,
  ...change,
});

export function judged(
  activity: Activity,
  change: { level?: Level; baseline?: boolean; fresh?: boolean; source?: string } = {},
): JudgedRow {
  const { level = 'notify', baseline = false, fresh = true, source = 'user:mia' } = change;
  const decision = { level, reason: { kind: 'default-rule' } } as const;
  const isNews = fresh && !baseline && level !== 'off';
  return { activity, fresh, baseline, decision, news: isNews ? { [source]: decision } : {} };
}

/** Commits rows to a stream as the corridor would. */
export function commitRows(
  db: Database,
  rows: JudgedRow[],
  { now = NOW, change = {} as Partial<Page>, stream = 'history:mia' } = {},
) {
  return commit(db, { rows, page: page(change), state: newStreamState(stream), now });
}
