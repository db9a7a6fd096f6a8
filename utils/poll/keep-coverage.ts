import { updateCoverage } from '@/utils/poll/coverage';
import type { Settings } from '@/utils/settings/settings';
import { changeCoverage } from '@/utils/store/coverage';
import type { Database } from '@/utils/store/open-database';
import type { Coverage, StreamState } from '@/utils/store/schema';

/**
 * Updates the stored coverage from settings and follow list. Called after a change of either, and when a round begins.
 *
 * @param follows state of the stream that lists the people one follows
 * @param now ms UTC
 * @param listAsked when that list was requested, if it has just been read, ms UTC
 */
export function keepCoverage(
  db: Database,
  { sources, paused, rules }: Pick<Settings, 'sources' | 'paused' | 'rules'>,
  follows: StreamState | undefined,
  now: number,
  listAsked?: number,
): Promise<Coverage> {
  const list = follows?.cursor?.people;
  const people = Array.isArray(list) ? (list as { slug: string }[]).map(({ slug }) => slug) : null;
  return changeCoverage(db, (before) => updateCoverage(before, { sources, paused, rules, people, now, listAsked }));
}
