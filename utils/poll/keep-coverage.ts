import { updateCoverage } from '@/utils/poll/coverage';
import type { Settings } from '@/utils/settings/settings';
import { changeCoverage } from '@/utils/store/coverage';
import type { Database } from '@/utils/store/open-database';
import type { Coverage } from '@/utils/store/schema';
import type { StreamOutline } from '@/utils/store/stream-outline';

/**
 * Updates the stored coverage from settings and follow list. Called after a change of either, and when a round begins.
 *
 * @param follows state of the stream that lists the people one follows
 * @param now ms UTC
 * @param also `listAsked`: when that list was requested, if it has just been read, ms UTC. `known`: the coverage as it
 *   has just been read; without it, it is read here
 */
export function keepCoverage(
  db: Database,
  { sources, paused, rules }: Pick<Settings, 'sources' | 'paused' | 'rules'>,
  follows: Pick<StreamOutline, 'cursor'> | undefined,
  now: number,
  { listAsked, known }: { listAsked?: number | undefined; known?: Coverage | undefined } = {},
): Promise<Coverage> {
  const list = follows?.cursor?.people;
  const people = Array.isArray(list) ? (list as { slug: string }[]).map(({ slug }) => slug) : null;
  const change = (before: Coverage | undefined) =>
    updateCoverage(before, { sources, paused, rules, people, now, listAsked });
  return changeCoverage(db, change, known);
}
