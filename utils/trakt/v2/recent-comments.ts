import type { Activity } from '@/utils/activity/activity';
import type { Show } from '@/utils/activity/media';
import { ok, type Result } from '@/utils/lib/result';
import { HOUR } from '@/utils/lib/time';
import { stopsRound, type TraktError } from '@/utils/trakt/errors';
import type { Cursor, Page } from '@/utils/trakt/trakt-client';
import { SITE, showUrl } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { toComment } from '@/utils/trakt/v2/comments';
import { MAX_LIMIT } from '@/utils/trakt/v2/endpoint-facts';
import { newestFirst } from '@/utils/trakt/v2/found';
import { readListing } from '@/utils/trakt/v2/listing';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { toMark } from '@/utils/trakt/v2/mark';
import { beganOf, isOnOwnPages, readOwnPages } from '@/utils/trakt/v2/own-comment-pages';
import { readSeasonComments } from '@/utils/trakt/v2/season-comments';
import type { WatchedShow } from '@/utils/trakt/v2/watched-show';

/** Comments per hour on all of Trakt: 12 to 15 were counted on a Sunday in May 2026. */
const COMMENTS_PER_HOUR = 20;

/** The newest comments of all of Trakt: one listing for all watched shows. */
export function recentCommentsListing(shows: WatchedShow[], cursor: Cursor | null, now: number): Listing {
  const mark = toMark(cursor);
  const hours = mark ? (now - mark.at) / HOUR : Number.POSITIVE_INFINITY;
  return {
    of: 'public',
    path: '/comments/recent/all/all',
    query: { include_replies: 'true' },
    map: (row) => {
      const comment = toComment(row, undefined);
      return typeof comment === 'object' && shows.some((each) => isUnclear(comment.activity, each))
        ? 'unreadable'
        : comment;
    },
    keep: (activity) => shows.some((watched) => isAbout(activity, watched)),
    limit: Math.min(
      Math.max(COMMENTS_PER_HOUR * Math.ceil(hours) + COMMENTS_PER_HOUR, 2 * COMMENTS_PER_HOUR),
      MAX_LIMIT,
    ),
    newBy: 'id',
    conditional: true,
    url: shows.length === 1 && shows[0] ? showUrl(shows[0].show) : SITE,
  };
}

/** Pages of that listing per read. Beyond that a gap is noted. */
const MAX_PAGES = 3;
/** Estimated requests for the pages of a season: itself, its episode list, and about ten episodes. */
const MAX_OWN_REQUESTS = 12;

/** Errors of this listing, not of Trakt as a whole: the shows' own pages may still work. */
const REFUSALS: readonly TraktError['kind'][] = [
  'bad-shape',
  'not-found',
  'forbidden',
  'sign-in',
  'private',
  'vip-only',
  'unexpected',
];

/**
 * Reads the newest comments about some shows since the cursor. Trakt's contract defines this listing without the titles
 * that comments are about, but its answers so far contain them. If they are missing, or the listing is refused, the
 * shows' own pages are read.
 */
export async function readRecentComments(
  client: Client,
  shows: WatchedShow[],
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  if (isOnOwnPages(cursor, client.now())) return readOwnPages(client, shows, cursor, false);
  const newest = since(await readNewest(client, shows, cursor), beganOf(cursor));
  if (newest.ok || !REFUSALS.includes(newest.error.kind) || shows.length === 0) return newest;
  const own = await readOwnPages(client, shows, cursor, true);
  // If both fail, the error of the recent comments is reported.
  return own.ok || stopsRound(own.error) ? own : newest;
}

/** After the fallback, which may have seen no id, comments from before it are not new. */
function since(page: Result<Page, TraktError>, began: number | null): Result<Page, TraktError> {
  if (!page.ok || began === null) return page;
  const rows = page.value.rows.map(({ activity, fresh }) => ({ activity, fresh: fresh && activity.at > began }));
  return ok({ ...page.value, rows });
}

/**
 * Reads the newest comments about some shows since the cursor from all of Trakt's comments. After a long absence, the
 * chosen seasons' own pages may take fewer requests (a week of all comments is fifteen pages), but they leave out
 * replies.
 */
async function readNewest(
  client: Client,
  shows: WatchedShow[],
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const listing = recentCommentsListing(shows, cursor, client.now());
  const mark = toMark(cursor);
  const pages = mark ? (COMMENTS_PER_HOUR * (client.now() - mark.at)) / HOUR / MAX_LIMIT : 0;
  const own = shows.flatMap(({ show, seasons }) => (seasons === 'all' ? [] : [{ show, seasons }]));
  const requests = own.reduce((sum, { seasons }) => sum + 1 + seasons.length * MAX_OWN_REQUESTS, 0);
  if (!mark || pages <= MAX_PAGES || own.length < shows.length || requests >= pages) {
    return readListing(client, listing, cursor);
  }
  // One page sets the mark from now on.
  const newest = await readListing(client, listing, null);
  if (!newest.ok) return newest;
  const rows = new Map(newest.value.rows.map((row) => [row.activity.id, row]));
  for (const watched of own) {
    const read = await readSeasonComments(client, watched, { start: mark.at, rows: MAX_LIMIT });
    if (!read.ok) return read;
    for (const row of read.value.rows) rows.set(row.activity.id, row);
  }
  const isFresh = ({ comment }: Activity) => comment?.id === undefined || comment.id > mark.top;
  const known = [...rows.values()].map(({ activity }) => ({ activity, fresh: isFresh(activity) }));
  return ok({ ...newest.value, rows: newestFirst(known) });
}

/** For chosen seasons, only comments about them or their episodes count, not comments about the show. */
function isAbout({ show, season, episode }: Activity, watched: WatchedShow): boolean {
  if (!show || !isNamed(show, watched.show)) return false;
  const number = season?.number ?? episode?.season;
  return watched.seasons === 'all' || (number !== undefined && watched.seasons.includes(number));
}

/**
 * Whether the comment's show lacks the kind of id that the source uses, so that it may be this show. False for an IMDb
 * id, which many shows do not have.
 */
function isUnclear({ show }: Activity, { show: name }: WatchedShow): boolean {
  if (!show || /^tt\d+$/.test(name)) return false;
  return (/^\d+$/.test(name) ? show.ids.trakt : show.ids.slug) === undefined;
}

/** Matches by Trakt id, IMDb id or slug, the way Trakt resolves a show in a path. */
function isNamed({ ids }: Show, name: string): boolean {
  if (/^\d+$/.test(name)) return ids.trakt === Number(name);
  return ids.slug === name || ids.imdb === name;
}
