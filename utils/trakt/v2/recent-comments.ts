import type { Activity } from '@/utils/activity/activity';
import type { Show } from '@/utils/activity/media';
import { HOUR } from '@/utils/lib/time';
import type { Cursor } from '@/utils/trakt/activity-feed';
import { SITE, showUrl } from '@/utils/trakt/v2/address';
import { toComment } from '@/utils/trakt/v2/comments';
import { toMark } from '@/utils/trakt/v2/mark';
import { type Listing, MAX_LIMIT } from '@/utils/trakt/v2/pagination';

export interface WatchedShow {
  show: string;
  seasons: 'all' | number[];
}

/** Comments an hour on all of Trakt: 12 to 15 were counted on a Sunday in May 2026. */
const RATE = 20;

/** The newest comments of all of Trakt, one listing for all shows that are watched. */
export function recentCommentsListing(shows: WatchedShow[], cursor: Cursor | null, now: number): Listing {
  const mark = toMark(cursor);
  const hours = mark ? (now - mark.at) / HOUR : Number.POSITIVE_INFINITY;
  return {
    of: 'public',
    path: '/comments/recent/all/all',
    query: { include_replies: 'true' },
    map: (row) => toComment(row, undefined),
    keep: (activity) => shows.some((watched) => isAbout(activity, watched)),
    limit: Math.min(Math.max(RATE * Math.ceil(hours) + RATE, 2 * RATE), MAX_LIMIT),
    newBy: 'id',
    conditional: true,
    url: shows.length === 1 && shows[0] ? showUrl(shows[0].show) : SITE,
  };
}

/** Chosen seasons: what is about them or their episodes, not what is about the show as such. */
export function isAbout({ show, season, episode }: Activity, watched: WatchedShow): boolean {
  if (!show || !isNamed(show, watched.show)) return false;
  const number = season?.number ?? episode?.season;
  return watched.seasons === 'all' || (number !== undefined && watched.seasons.includes(number));
}

/** By Trakt id, IMDb id or slug, as Trakt itself reads the name of a show in an address. */
function isNamed({ ids }: Show, name: string): boolean {
  if (/^\d+$/.test(name)) return ids.trakt === Number(name);
  return ids.slug === name || ids.imdb === name;
}
