import type { Pair } from '@/utils/activity/activity';
import { HOUR } from '@/utils/lib/time';
import type { Stream, UserStreamKind } from '@/utils/sources/stream';
import { USER_STREAM_PAIRS } from '@/utils/sources/streams';
import type { Profile } from '@/utils/trakt/activity-feed';
import { type FoundTitle, seasonsOf } from '@/utils/trakt/questions/find-titles';
import { isAround } from '@/utils/trakt/questions/is-around';
import { isAsked } from '@/utils/trakt/questions/query';
import type { Wish } from '@/utils/trakt/questions/read-parts';
import { toPlayWindow, toWindow } from '@/utils/trakt/questions/to-window';

export interface Around {
  shows: readonly FoundTitle[];
  seasons: readonly number[];
  /** Whose plays, ratings, collection and watchlist are read. */
  people: readonly Profile[];
  pairs: readonly Pair[];
  actions: 'all' | readonly string[];
  startTs?: number | undefined;
  endTs?: number | undefined;
  /** ms UTC. */
  now: number;
}

/** Listings of a person that hold rows around seasons, but not only such rows. */
const LISTINGS: readonly UserStreamKind[] = ['ratings', 'watchlist', 'collection-episodes'];

/** What has to be read for a question about seasons, but for who is watching. */
export function aroundSeasons(around: Around): Wish[] {
  const { shows, seasons, people, pairs, actions } = around;
  const wants = (kind: UserStreamKind) =>
    USER_STREAM_PAIRS[kind].some((told) =>
      pairs.some((pair) => pair.type === told.type && pair.action === told.action),
    );
  const keep: Wish['window']['keep'] = (activity) =>
    isAsked(activity, 'all', actions) && isAround(activity, shows, seasons);
  const window = { ...toWindow(around), keep };
  const ofPerson = ({ slug, username }: Profile): Wish[] => [
    ...(wants('history') ? shows : []).map(
      ({ id, show }): Wish => ({
        stream: { protocol: 'v2', kind: 'show-history', user: slug, show: id, sourceIds: [] },
        about: `${username}: history (${show.title})`,
        window: { ...toPlayWindow(around), keep },
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
    ...(wants('comments') ? commentStreams(around).map((each) => ({ ...each, window })) : []),
    ...people.flatMap(ofPerson),
  ];
}

/** Comments an hour on all of Trakt, and how many of them a page holds. */
const COMMENTS_AN_HOUR = 20;
const PAGE = 250;
/** More pages of all comments are not read; and so many requests may the seasons' own pages cost. */
const MOST_PAGES = 40;
const MOST_REQUESTS = 200;

/** All comments of Trakt since the start, or the seasons' own pages: what takes fewer requests. */
function commentStreams({ shows, seasons, startTs, now }: Around): Omit<Wish, 'window'>[] {
  const own = shows.reduce((sum, show) => sum + requestsFor(show, seasons), 0);
  const hours = startTs === undefined ? Number.POSITIVE_INFINITY : (now - startTs * 1000) / HOUR;
  const pages = 1 + Math.floor(Math.max(0, hours * COMMENTS_AN_HOUR) / PAGE);
  const recent = pages <= MOST_PAGES ? pages <= own : own > MOST_REQUESTS;
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

/** One for the show; for each season its episodes, its own page, and that of each episode. */
function requestsFor(found: FoundTitle, seasons: readonly number[]): number {
  const episodes = seasonsOf(found, seasons).map(
    (number) => found.seasons.find((info) => info.number === number)?.episodes ?? 0,
  );
  return episodes.reduce((sum, count) => sum + 2 + count, 1);
}
