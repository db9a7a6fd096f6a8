import { err, ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import type { Page, Tally } from '@/utils/trakt/trakt-client';
import { showPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import type { WatchedShow } from '@/utils/trakt/v2/watched-show';
import { stats } from '@/utils/trakt/v2/wire';

/**
 * Counters of a show or of each chosen season: watched, rated (`votes`), collected and so on, without names. Up to six
 * hours old (Trakt's edge).
 */
export async function readCounters(client: Client, { show, seasons }: WatchedShow): Promise<Result<Page, TraktError>> {
  const tallies: Tally[] = [];
  for (const season of seasons === 'all' ? (['all'] as const) : seasons) {
    const answer = await client.get(`${showPath(show, season)}/stats`, 'public');
    if (!answer.ok) return answer;
    const counts = Object.entries(read(stats, answer.value.json) ?? {}).filter(([, total]) => total !== undefined);
    if (counts.length === 0) return err({ kind: 'bad-shape', path: '$.plays' });
    const number = season === 'all' ? null : season;
    for (const [counter, total = 0] of counts) tallies.push({ show, season: number, counter, total });
  }
  return ok({ rows: [], cursor: {}, unchanged: false, gap: null, tallies, unknown: 0, dropped: 0 });
}
