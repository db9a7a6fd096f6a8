import { followsOf } from '@/utils/poll/follows';
import { createJudge, type Judge } from '@/utils/poll/judge';
import { keepCoverage } from '@/utils/poll/keep-coverage';
import type { Settings } from '@/utils/settings/settings';
import type { Database } from '@/utils/store/open-database';
import type { Coverage } from '@/utils/store/schema';
import { readFollowing, readOwnWatchlist } from '@/utils/store/stream-states';

/**
 * Creates a judge for rows that arrived at `at` (ms UTC), from settings and follow list as they are then: they may have
 * changed since the round began, and nothing must be announced for a source that was removed.
 *
 * @param listAsked when the follow list was requested, if it has just been read, ms UTC
 */
export async function currentJudging(
  db: Database,
  settings: Settings,
  at: number,
  listAsked?: number,
): Promise<{ judge: Judge; coverage: Coverage }> {
  const states = await readFollowing(db);
  const coverage = await keepCoverage(db, settings, states.get('follows'), at, { listAsked });
  const sources = settings.sources.map((each) => (settings.paused ? { ...each, paused: true } : each));
  const watchlist = await readOwnWatchlist(db, settings.self);
  const policy = { ...settings, watchlist, now: at };
  const follows = new Set(followsOf(states).people.map(({ slug }) => slug));
  return { judge: createJudge({ sources, coverage, policy, follows }), coverage };
}
