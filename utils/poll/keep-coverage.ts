import { updateCoverage } from '@/utils/poll/coverage';
import type { Settings } from '@/utils/settings/settings';
import { changeCoverage } from '@/utils/store/coverage';
import type { Database } from '@/utils/store/open-database';
import type { Coverage, StreamState } from '@/utils/store/schema';

/**
 * Brings the stored coverage up to date with settings and follow list: after each change of either, and when a round
 * begins.
 *
 * @param follows state of the stream that lists whom the signed-in person follows
 * @param now ms UTC
 * @param listAsked when that list was asked for, where it has just been read, ms UTC
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
