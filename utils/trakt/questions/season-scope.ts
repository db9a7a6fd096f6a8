import type { Pair } from '@/utils/activity/activity';
import { HOUR } from '@/utils/lib/time';
import type { Stream, UserStreamKind } from '@/utils/sources/stream';
import { USER_STREAM_PAIRS } from '@/utils/sources/stream-pairs';
import { type FoundTitle, seasonsOf } from '@/utils/trakt/questions/find-titles';
import { isAround } from '@/utils/trakt/questions/is-around';
import { isAsked } from '@/utils/trakt/questions/query';
import type { Wish } from '@/utils/trakt/questions/read-parts';
import { toPlayWindow, toWindow } from '@/utils/trakt/questions/to-window';
import type { Profile } from '@/utils/trakt/trakt-client';

export interface SeasonScope {
  shows: readonly FoundTitle[];
  seasons: readonly number[];
  /** The people to read plays, ratings, collection and watchlist of. */
  people: readonly Profile[];
  pairs: readonly Pair[];
  actions: 'all' | readonly string[];
  startTs?: number | undefined;
  endTs?: number | undefined;
  /** ms UTC. */
  now: number;
}

/** Listings of a person that contain rows around seasons among others. */
const LISTINGS: readonly UserStreamKind[] = ['ratings', 'watchlist', 'collection-episodes'];

/** All reads for a question about seasons, except current viewers. */
export function aroundSeasons(scope: SeasonScope): Wish[] {
  const { shows, seasons, people, pairs, actions } = scope;
  const wants = (kind: UserStreamKind) =>
    USER_STREAM_PAIRS[kind].some((listed) =>
      pairs.some((pair) => pair.type === listed.type && pair.action === listed.action),
    );
  const filter: Wish['window']['filter'] = (activity) =>
    isAsked(activity, 'all', actions) && isAround(activity, shows, seasons);
  const window = { ...toWindow(scope), keep: filter };
  const ofPerson = ({ slug, username }: Profile): Wish[] => [
    ...(wants('history') ? shows : []).map(
      ({ id, show }): Wish => ({
        stream: { protocol: 'v2', kind: 'show-history', user: slug, show: id, sourceIds: [] },
        about: `${username}: history (${show.title})`,
        window: { ...toPlayWindow(scope), filter },
      }),
    ),
    ...LISTINGS.filter(wants).map(
      (kind): Wish => ({
        stream: { protocol: 'v2', kind, user: slug, sourceIds: [] },
        about: `${username}: ${kind}`,
        window,
      }),
    ),
  ];
  return [
    ...(wants('comments') ? commentStreams(scope).map((each) => ({ ...each, window })) : []),
    ...people.flatMap(ofPerson),
  ];
}

/** Comments per hour on all of Trakt (estimate), and comments per page. */
const COMMENTS_PER_HOUR = 20;
const PAGE_ROWS = 250;
/** Limits: pages of Trakt's recent comments, and requests for the seasons' own pages. */
const MAX_PAGES = 40;
const MAX_REQUESTS = 200;

/** Either all of Trakt's comments since the start, or the seasons' own pages, whichever takes fewer requests. */
function commentStreams({ shows, seasons, startTs, now }: SeasonScope): Omit<Wish, 'window'>[] {
  const own = shows.reduce((sum, show) => sum + requestsFor(show, seasons), 0);
  const hours = startTs === undefined ? Number.POSITIVE_INFINITY : (now - startTs * 1000) / HOUR;
  const pages = 1 + Math.floor(Math.max(0, hours * COMMENTS_PER_HOUR) / PAGE_ROWS);
  const recent = pages <= MAX_PAGES ? pages <= own : own > MAX_REQUESTS;
  const names = shows.map(({ id }) => ({ show: String(id), seasons: [...seasons] }));
  const of = (stream: Stream, about: string) => ({ stream, about });
  if (recent) {
    return [of({ protocol: 'v2', kind: 'recent-comments', shows: names, sourceIds: [] }, 'comments')];
  }
  return shows.flatMap((found) => {
    const chosen = seasonsOf(found, seasons);
    const name = String(found.id);
    return chosen.length === 0
      ? []
      : of(
          { protocol: 'v2', kind: 'season-comments', show: name, seasons: chosen, sourceIds: [] },
          `${found.show.title}: comments`,
        );
  });
}

/** One request for the show; per season its episode list, its own page, and one page per episode. */
function requestsFor(found: FoundTitle, seasons: readonly number[]): number {
  const episodes = seasonsOf(found, seasons).map(
    (number) => found.seasons.find((info) => info.number === number)?.episodes ?? 0,
  );
  return episodes.reduce((sum, count) => sum + 2 + count, 1);
}
