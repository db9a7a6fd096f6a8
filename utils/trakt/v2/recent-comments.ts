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

/** Comments an hour on all of Trakt: 12 to 15 were counted on a Sunday in May 2026. */
const COMMENTS_PER_HOUR = 20;

/** The newest comments of all of Trakt, one listing for all shows that are watched. */
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

/** How many pages of that listing are read at once before there is a gap. */
const MAX_PAGES = 3;
/** Requests for the pages of a season: itself, its episodes, and about ten of those. */
const MAX_OWN_REQUESTS = 12;

/** What speaks against the listing, not against Trakt as a whole: the shows' own pages may be there all the same. */
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
 * The newest comments about some shows since the cursor. Trakt's contract has this listing without the titles that the
 * comments are about, its answers so far had them: without them, or where it is refused, the shows' own pages are read.
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
  // Where both fail it is the first way that is named.
  return own.ok || stopsRound(own.error) ? own : newest;
}

/** Back from the second way, on which no id may have been seen: what was there before is not new. */
function since(page: Result<Page, TraktError>, began: number | null): Result<Page, TraktError> {
  if (!page.ok || began === null) return page;
  const rows = page.value.rows.map(({ activity, fresh }) => ({ activity, fresh: fresh && activity.at > began }));
  return ok({ ...page.value, rows });
}

/**
 * The newest comments about some shows since the cursor, out of all of Trakt's. After a long absence (a week of all of Trakt's comments is
 * fifteen pages) the pages of the chosen seasons themselves may be fewer requests; they leave out replies.
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
  // What is known from now on, in one page.
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

/** Chosen seasons: what is about them or their episodes, not what is about the show as such. */
export function isAbout({ show, season, episode }: Activity, watched: WatchedShow): boolean {
  if (!show || !isNamed(show, watched.show)) return false;
  const number = season?.number ?? episode?.season;
  return watched.seasons === 'all' || (number !== undefined && watched.seasons.includes(number));
}

/** The show is not called what it is called here by: it may be this one. (Many shows have no IMDb id.) */
function isUnclear({ show }: Activity, { show: name }: WatchedShow): boolean {
  if (!show || /^tt\d+$/.test(name)) return false;
  return (/^\d+$/.test(name) ? show.ids.trakt : show.ids.slug) === undefined;
}

/** By Trakt id, IMDb id or slug, as Trakt itself reads the name of a show in an address. */
function isNamed({ ids }: Show, name: string): boolean {
  if (/^\d+$/.test(name)) return ids.trakt === Number(name);
  return ids.slug === name || ids.imdb === name;
}
