import { type ActivityAction, isLegalPair, type Pair } from '@/utils/activity/activity';
import { PAIRS, V1_PAIRS } from '@/utils/activity/pairs';
import { isAroundSeason } from '@/utils/trakt/questions/query';

/**
 * How far one protocol answers one pair of one question. `why` is a clause in English, for `docs/trakt-coverage.md`.
 */
export type Cover =
  | { how: 'exact'; why?: undefined; needsPeople?: undefined }
  | {
      how: 'approximate';
      why: string;
      /** Available only for people who are named in the question. */
      needsPeople?: boolean | undefined;
    }
  | { how: 'impossible'; why: string; needsPeople?: undefined };

export interface CoverageRow extends Pair {
  user: Record<'v1' | 'v2', Cover>;
  seasons: Record<'v1' | 'v2', Cover>;
}

const EXACT: Cover = { how: 'exact' };
const approximate = (why: string): Cover => ({ how: 'approximate', why });
const impossible = (why: string): Cover => ({ how: 'impossible', why });

const PLAYS = 'times to the minute; episodes marked together are single plays; plays that were taken back are gone';
const RATINGS = 'the last rating of each item; ratings that were removed are gone';
const WATCHLIST = 'what is still on the watchlist, which watched items leave by themselves';
const COLLECTION = 'what is still in the collection, episode by episode; Trakt’s edge may be an hour late';
const COMMENTS = 'comments that were deleted are gone; a review is what has 200 words or more';
const LISTS = 'lists that are public and still there; Trakt’s edge may be an hour late';

/** What `activity/user` can still answer on Trakt's current API, by action. */
const USER_V2: Readonly<Record<ActivityAction, Cover>> = {
  watching: approximate('what goes on right now; what has ended is gone'),
  scrobble: approximate(PLAYS),
  checkin: approximate(PLAYS),
  seen: approximate(PLAYS),
  collection: approximate(COLLECTION),
  rating: approximate(RATINGS),
  watchlist: approximate(WATCHLIST),
  shout: approximate(COMMENTS),
  review: approximate(COMMENTS),
  created: approximate(LISTS),
  item_added: approximate('what is still on lists that are public; Trakt’s edge may be an hour late'),
};

const ofPeople = (why: string): Cover => ({
  how: 'approximate',
  why: `only of people who are named, of others nothing but counters; ${why}`,
  needsPeople: true,
});

/** The same for `activity/seasons`: Trakt no longer names the people who did something with a show. */
const SEASONS_V2: Readonly<Record<ActivityAction, Cover>> = {
  watching: approximate('who watches right now; Trakt’s edge may be a few minutes late'),
  scrobble: ofPeople(PLAYS),
  checkin: ofPeople(PLAYS),
  seen: ofPeople(PLAYS),
  collection: ofPeople(COLLECTION),
  rating: ofPeople(RATINGS),
  watchlist: ofPeople(WATCHLIST),
  shout: approximate(`${COMMENTS}; replies are left out where the seasons’ own pages are read`),
  review: approximate(COMMENTS),
  created: impossible('a list belongs to no season'),
  item_added: impossible('a list belongs to no season'),
};

const NO_SEASONS = impossible('the original API had no activity about a season as such');
const UNKNOWN_TO_V1 = impossible('the original API did not have it');

function v1CoverOf({ type, action }: Pair): Cover {
  if (type === 'season') return NO_SEASONS;
  return V1_PAIRS.some((pair) => pair.type === type && pair.action === action) ? EXACT : UNKNOWN_TO_V1;
}

const NOT_AROUND: Readonly<Record<string, Cover>> = {
  movie: impossible('a movie belongs to no season'),
  show: impossible('what is about a show is not about one of its seasons'),
  list: impossible('a list belongs to no season'),
};

function coverageOf(pair: Pair): CoverageRow {
  const { type, action } = pair;
  const v1 = v1CoverOf(pair);
  const around = isAroundSeason(pair);
  const not = NOT_AROUND[type] ?? EXACT;
  return {
    type,
    action,
    user: { v1, v2: USER_V2[action] },
    seasons: { v1: around ? v1 : not, v2: around ? SEASONS_V2[action] : not },
  };
}

/** Every pair of the vocabulary, for both questions, on both protocols. */
export const TRAKT_COVERAGE: readonly CoverageRow[] = PAIRS.filter(({ type, action }) => isLegalPair(type, action)).map(
  coverageOf,
);
