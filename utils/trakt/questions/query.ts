import {
  ACTIONS,
  type Activity,
  type ActivityAction,
  type ActivityType,
  isLegalPair,
  type Pair,
  TYPES,
} from '@/utils/activity/activity';
import { PAIRS, V1_PAIRS } from '@/utils/activity/pairs';

/** Maximum rows of an answer, on both protocols. */
export const MAX_ANSWER_ROWS = 100;

/** Parameters of both questions. */
interface QueryBase {
  /** `all`, or names of the vocabulary. */
  actions: 'all' | readonly string[];
  /** UTC seconds, inclusive; 0 and undefined mean no bound. */
  startTs?: number | undefined;
  /** UTC seconds, inclusive. */
  endTs?: number | undefined;
}

/** `activity/user`: what one person did. */
export interface UserQuery extends QueryBase {
  /** Username or slug. */
  username: string;
  types: 'all' | readonly string[];
}

/** `activity/seasons`: what happened around each of the seasons of each of the shows. */
export interface SeasonsQuery extends QueryBase {
  /** Slug, TVDB id, IMDb id or Trakt id. A bare number is a TVDB id, else (v2) a Trakt id. */
  titles: readonly string[];
  /** 0 holds the specials. */
  seasons: readonly number[];
  /**
   * Usernames or slugs. Around a season, protocol v2 provides plays, ratings, collecting and watchlisting only for
   * people named here; v1 provides them for everybody.
   */
  people?: readonly string[] | undefined;
}

/** Problems of a query. Requests are sent only if there are none. */
export type InvalidQuery =
  | { kind: 'no-username' }
  | { kind: 'many-usernames'; usernames: string }
  | { kind: 'no-titles' }
  | { kind: 'bad-title'; title: string }
  | { kind: 'no-seasons' }
  | { kind: 'bad-season'; season: number | string }
  | { kind: 'bad-person'; person: string }
  | { kind: 'no-types' }
  | { kind: 'no-actions' }
  | { kind: 'unknown-type'; name: string }
  | { kind: 'unknown-action'; name: string }
  | { kind: 'illegal-pair'; types: readonly string[]; actions: readonly string[] }
  | { kind: 'bad-time'; value: number | string }
  | { kind: 'start-after-end'; startTs: number; endTs: number };

export function checkUserQuery({ username, types, actions, ...times }: UserQuery): InvalidQuery[] {
  const names = [...checkNames(types, TYPES, 'type'), ...checkNames(actions, ACTIONS, 'action')];
  return [
    ...checkUsername(username),
    ...names,
    ...(names.length === 0 ? checkPairs(types, actions) : []),
    ...checkTimes(times),
  ];
}

export function checkSeasonsQuery({ titles, seasons, actions, people = [], ...times }: SeasonsQuery): InvalidQuery[] {
  return [
    ...(titles.length === 0 ? [{ kind: 'no-titles' } as const] : []),
    ...titles.filter((title) => !isName(title)).map((title) => ({ kind: 'bad-title', title }) as const),
    ...(seasons.length === 0 ? [{ kind: 'no-seasons' } as const] : []),
    ...seasons
      .filter((season) => !Number.isSafeInteger(season) || season < 0)
      .map((season) => ({ kind: 'bad-season', season }) as const),
    ...checkNames(actions, ACTIONS, 'action'),
    ...people.filter((person) => !isName(person)).map((person) => ({ kind: 'bad-person', person }) as const),
    ...checkTimes(times),
  ];
}

/** The original documents accept lists of titles, seasons, types and actions, but only one username. */
function checkUsername(username: string): InvalidQuery[] {
  if (isName(username)) return [];
  return username.replaceAll(',', '').trim() === ''
    ? [{ kind: 'no-username' }]
    : [{ kind: 'many-usernames', usernames: username }];
}

/** Commas separate names in the original API's paths, so no name contains one. */
function isName(text: string): boolean {
  return text.trim() !== '' && !text.includes(',');
}

function checkNames(names: 'all' | readonly string[], known: readonly string[], of: 'type' | 'action'): InvalidQuery[] {
  if (names === 'all') return [];
  if (names.length === 0) return [{ kind: `no-${of}s` }];
  return names.filter((name) => !known.includes(name)).map((name) => ({ kind: `unknown-${of}`, name }));
}

/** Each type needs a matching action and vice versa: the lists are requested together, not pair by pair. */
function checkPairs(types: 'all' | readonly string[], actions: 'all' | readonly string[]): InvalidQuery[] {
  if (types === 'all' || actions === 'all') return [];
  const lonely = types.filter((type) => !actions.some((action) => isLegalPair(type, action)));
  const unused = actions.filter((action) => !types.some((type) => isLegalPair(type, action)));
  if (lonely.length > 0) return [{ kind: 'illegal-pair', types: lonely, actions }];
  return unused.length > 0 ? [{ kind: 'illegal-pair', types, actions: unused }] : [];
}

/** Year 5138 in seconds: larger values were given in milliseconds. */
const MAX_SECONDS = 1e11;

function checkTimes({ startTs, endTs }: Pick<QueryBase, 'startTs' | 'endTs'>): InvalidQuery[] {
  const bad = [startTs, endTs].filter(
    (time) => time !== undefined && !(Number.isSafeInteger(time) && time >= 0 && time < MAX_SECONDS),
  );
  if (bad.length > 0) return bad.map((value) => ({ kind: 'bad-time', value: value ?? 0 }));
  if (startTs === undefined || endTs === undefined || startTs <= endTs) return [];
  return [{ kind: 'start-after-end', startTs, endTs }];
}

/** Types that belong to a season. Movies and lists do not, and activities about a show are not about its season. */
const SEASON_TYPES: readonly ActivityType[] = ['episode', 'season'];

/**
 * The pairs that a valid query covers. On protocol v1, `all` excludes `season`, which that protocol never had.
 *
 * @param types types of a user question; the seasons question has none
 */
export function pairsAsked(
  protocol: 'v1' | 'v2',
  actions: 'all' | readonly string[],
  types: 'all' | readonly string[] | 'around-season',
): Pair[] {
  const all = protocol === 'v1' ? V1_PAIRS : PAIRS;
  const among = types === 'all' ? all : types === 'around-season' ? all.filter(isAroundSeason) : PAIRS;
  return among.filter(
    ({ type, action }) => isAmong(action, actions) && (!Array.isArray(types) || types.includes(type)),
  );
}

export function isAroundSeason({ type }: Pair): boolean {
  return SEASON_TYPES.includes(type);
}

/** Whether a row was requested. Unknown types and actions count as requested under `all`. */
export function isAsked(
  { type, action }: Pick<Activity, 'type' | 'action'>,
  types: 'all' | readonly string[],
  actions: 'all' | readonly string[],
): boolean {
  return isAmong(type, types) && isAmong(action, actions);
}

function isAmong(name: ActivityType | ActivityAction | (string & {}), names: 'all' | readonly string[]): boolean {
  return names === 'all' || names.includes(name);
}
