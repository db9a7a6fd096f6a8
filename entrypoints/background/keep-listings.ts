import type { Services } from '@/entrypoints/background/services';
import type { Signals } from '@/utils/messaging/signals';
import type { Settings } from '@/utils/settings/settings';
import type { Database } from '@/utils/store/open-database';
import type { PollerState } from '@/utils/store/poller-schema';
import { readStreams } from '@/utils/store/read/feed-reader';

/**
 * The summary of all listings for open pages. It is made from the states of all listings, 6 MB for a thousand people, so
 * these are only read if something has changed: a request was sent, a read succeeded or failed, or the settings that the
 * summary depends on are different.
 *
 * @param known the previous summary
 */
export async function keepListings(
  db: Database,
  { sources, rules }: Pick<Settings, 'sources' | 'rules'>,
  state: PollerState | undefined,
  known: Signals['listings'],
  { loadScript }: Pick<Services, 'loadScript'>,
): Promise<Signals['listings']> {
  const chosen = sources.map(({ id, paused, rules: own }) => [id, paused, own]);
  const settings = hashOf(JSON.stringify([chosen, rules]));
  const basis = [db.name, settings, state?.budget.sent, state?.lastCheck, state?.lastFailed].join(' ');
  if (known?.basis === basis) return known;
  const { summarizeListings } = await loadScript('poller');
  return { ...summarizeListings(await readStreams(db), { sources, rules }), basis };
}

/** Enough to notice a change; keeps the signal small. */
function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}
