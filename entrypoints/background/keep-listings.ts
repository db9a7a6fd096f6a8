import type { Services } from '@/entrypoints/background/services';
import type { Database } from '@/utils/store/open-database';
import type { OutlineRecord } from '@/utils/store/outline-schema';
import type { PollerState } from '@/utils/store/poller-schema';
import { readStreams } from '@/utils/store/read/feed-reader';
import type { ListingSummary } from '@/utils/store/read/listing-summary';
import type { ListingSettings } from '@/utils/store/read/source-problem';

/**
 * What the summary of all listings depends on. It is made again only if this has changed: a request was sent, a read
 * succeeded or failed, somebody signed in or out, or settings are different.
 */
export function listingsBasis(
  db: Database,
  { sources, rules, signedOut }: ListingSettings,
  state: PollerState | undefined,
): string {
  const chosen = sources.map(({ id, paused, rules: own }) => [id, paused, own]);
  const settings = hashOf(JSON.stringify([chosen, rules, signedOut]));
  return [db.name, settings, state?.budget.sent, state?.lastCheck, state?.lastFailed].join(' ');
}

/**
 * The summary of all listings for open pages.
 *
 * @param outlines null: there are none now, so the summary is made from the states of all listings
 */
export async function makeListings(
  db: Database,
  settings: ListingSettings,
  outlines: readonly OutlineRecord[] | null,
  { loadScript }: Pick<Services, 'loadScript'>,
): Promise<ListingSummary> {
  const { summarizeListings, listingLines } = await loadScript('poller');
  return summarizeListings(outlines ? listingLines(outlines) : await readStreams(db), settings);
}

/** Enough to notice a change; keeps the signal small. */
function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}
