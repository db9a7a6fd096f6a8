import { ACTIONS, type ActivityAction, type Pair, type RulePair } from '@/utils/activity/activity';
import { PAIRS, V1_PAIRS } from '@/utils/activity/pairs';
import { cellOf, levelFor } from '@/utils/rules/decide';
import { isAtLeast, type Rules } from '@/utils/rules/rule';
import type { FollowingSource, ShowSource, Source, UserSource } from '@/utils/sources/source';
import { kindOf, type Stream, streamKey, USER_STREAMS, type UserStreamKind } from '@/utils/sources/stream';
import { pairsOf, USER_STREAM_PAIRS } from '@/utils/sources/stream-pairs';

/** The cells among a stream's pairs that a source's rules want: level `feed` or above. */
export function wantedCells(source: Pick<Source, 'id' | 'rules'>, rules: Rules, among: readonly RulePair[]): string[] {
  return among.filter(({ type, action }) => levelFor(source, rules, type, action).level !== 'off').map(cellOf);
}

/** Whether a source's rules want anything of a listing, given its key. If not, it was read for earlier rules. */
export function isWanted(source: Source, rules: Rules, key: string): boolean {
  const pairs = pairsOf({ kind: kindOf(key) } as Stream);
  return pairs.length === 0 || wantedCells(source, rules, pairs).length > 0;
}

/**
 * The minimal set of streams for what the sources' rules want.
 *
 * @param sources all of them; nothing is read for paused ones
 * @param follows the known follow list of the signed-in person, see `poll/follows`
 */
export function streamsFor(
  protocol: 'v1' | 'v2',
  sources: readonly Source[],
  rules: Rules,
  follows: Follows = NO_FOLLOWS,
): Stream[] {
  const active = sources.filter(({ paused }) => !paused);
  const users = active.filter((source) => source.kind === 'user');
  const shows = active.filter(isShow);
  const following = active.find((source) => source.kind === 'following');
  return protocol === 'v2'
    ? [
        ...(following ? followingStreams(following, shows, rules) : []),
        ...peopleStreams(users, following ? asUsers(following, follows) : [], shows, rules, follows),
        ...showStreamsV2(sources.filter(isShow), rules),
      ]
    : [...users.flatMap((user) => userStreamsV1(user, rules)), ...showStreamsV1(shows, rules)];
}

function peopleStreams(
  users: readonly UserSource[],
  followed: readonly UserSource[],
  shows: readonly ShowSource[],
  rules: Rules,
  { hasFeed }: Follows,
): Stream[] {
  const own = userStreamsV2(users, shows, rules);
  if (followed.length === 0) return own;
  const others = userStreamsV2(followed, shows, rules).filter(({ kind }) => kind !== 'history' || !hasFeed);
  return shared([...own, ...others]);
}

const isShow = (source: Source): source is ShowSource => source.kind === 'show';

/** The people the signed-in person follows. */
export interface Follows {
  people: readonly { slug: string; name?: string | undefined }[];
  /** False if Trakt refuses the feed of their plays: each person's plays are then read separately. */
  hasFeed: boolean;
}

const NO_FOLLOWS: Follows = { people: [], hasFeed: true };

/** The follow list is always read; the feed of plays only if the source, or a watched show, wants plays. */
function followingStreams(source: FollowingSource, shows: readonly ShowSource[], rules: Rules): Stream[] {
  const { own, more } = wantsOf(source, 'history', shows, rules);
  const sourceIds = [...(own ? [source.id] : []), ...more];
  return [
    { protocol: 'v2', kind: 'follows', sourceIds: [source.id] },
    ...(sourceIds.length > 0 ? [{ protocol: 'v2' as const, kind: 'following' as const, sourceIds }] : []),
  ];
}

/** Each followed person as a user source that shares the id of the one source. */
function asUsers({ id, paused, since, rules, except }: FollowingSource, { people }: Follows): UserSource[] {
  return people
    .filter(({ slug }) => !except.includes(slug))
    .map(({ slug }) => ({ kind: 'user', id, username: slug, paused, since, rules }));
}

/** Merges streams of the same listing that several sources want. */
function shared(streams: readonly Stream[]): Stream[] {
  const byKey = new Map<string, Stream>();
  for (const stream of streams) {
    const key = streamKey(stream);
    const same = byKey.get(key);
    const sourceIds = same && [...new Set([...same.sourceIds, ...stream.sourceIds])];
    byKey.set(key, sourceIds ? { ...stream, sourceIds } : stream);
  }
  return [...byKey.values()];
}

interface Wants {
  /** Whether a person's own rules want something of their listing. */
  own: boolean;
  /** Ids of the shows that want more of it than the person. */
  more: string[];
}

/**
 * Which sources want a listing of a person. What a person does around a watched show belongs to the show as well, but
 * the show is named only if its rules give some cell a higher level than the person's do: otherwise the streams of a
 * thousand people would all name every show.
 */
function wantsOf(
  user: UserSource | FollowingSource,
  kind: UserStreamKind,
  shows: readonly ShowSource[],
  rules: Rules,
): Wants {
  const around = USER_STREAM_PAIRS[kind].filter(({ type }) => type !== 'movie' && type !== 'list');
  const more = shows.filter((show) =>
    wantedCells(show, rules, around).some((cell) => isLouder(show, user, rules, cell)),
  );
  return { own: wantedCells(user, rules, USER_STREAM_PAIRS[kind]).length > 0, more: more.map(({ id }) => id) };
}

/** The listings of all users. Users without custom rules all want the same, which is computed once. */
function userStreamsV2(users: readonly UserSource[], shows: readonly ShowSource[], rules: Rules): Stream[] {
  const usual = new Map<UserStreamKind, Wants>();
  const streams: Stream[] = [];
  for (const user of users) {
    // One shared array for all of a person's listings: a thousand people have eight thousand.
    const mine = [user.id];
    for (const kind of USER_STREAMS) {
      const wants = (user.rules ? undefined : usual.get(kind)) ?? wantsOf(user, kind, shows, rules);
      if (!user.rules) usual.set(kind, wants);
      const { own, more } = wants;
      const sourceIds = own && more.length === 0 ? mine : [...(own ? mine : []), ...more];
      if (sourceIds.length > 0) streams.push({ protocol: 'v2', kind, user: user.username, sourceIds });
    }
  }
  return streams;
}

function isLouder(show: ShowSource, user: UserSource | FollowingSource, rules: Rules, cell: string): boolean {
  const [type = '', action = ''] = cell.split(':');
  return !isAtLeast(levelFor(user, rules, type, action).level, levelFor(show, rules, type, action).level);
}

function userStreamsV1(source: UserSource, rules: Rules): Stream[] {
  const used = wantedPairs(source, rules, V1_PAIRS);
  if (used.length === 0) return [];
  const types = [...new Set(used.map(({ type }) => type))];
  const actions = [...new Set(used.map(({ action }) => action))];
  return [{ protocol: 'v1', kind: 'user-activity', user: source.username, types, actions, sourceIds: [source.id] }];
}

const ofShows = (pairs: readonly Pair[]) => pairs.filter(({ type }) => type !== 'movie' && type !== 'list');

function wantedPairs(source: Source, rules: Rules, among: readonly Pair[]): Pair[] {
  const wanted = new Set(wantedCells(source, rules, among));
  return among.filter((pair) => wanted.has(cellOf(pair)));
}

/** Actions around a show for which Trakt publishes only counts, no names. */
const COUNTED_ACTIONS: readonly ActivityAction[] = ['scrobble', 'checkin', 'seen', 'collection', 'rating', 'watchlist'];

/**
 * While the newest comments of all of Trakt are read for some show, the stream includes paused shows too: their
 * comments from before the pause would otherwise be lost, because the shared cursor moves past them.
 */
function showStreamsV2(all: readonly ShowSource[], rules: Rules): Stream[] {
  const streams: Stream[] = [];
  const commented = all.filter((show) => wantedCells(show, rules, ofShows(USER_STREAM_PAIRS.comments)).length > 0);
  for (const source of all.filter(({ paused }) => !paused)) {
    const wanted = wantedPairs(source, rules, ofShows(PAIRS));
    const wants = (actions: readonly ActivityAction[]) => wanted.some(({ action }) => actions.includes(action));
    const of = { protocol: 'v2' as const, show: source.ref, seasons: source.seasons, sourceIds: [source.id] };
    if (wants(['watching'])) streams.push({ ...of, kind: 'show-watching' });
    if (wants(COUNTED_ACTIONS)) streams.push({ ...of, kind: 'counters' });
  }
  const sourceIds = commented.filter(({ paused }) => !paused).map(({ id }) => id);
  if (sourceIds.length === 0) return streams;
  const watched = commented.map(({ ref, seasons }) => ({ show: ref, seasons }));
  return [...streams, { protocol: 'v2', kind: 'recent-comments', shows: watched, sourceIds }];
}

/** Maximum number of titles in one URL. */
const MAX_TITLES_PER_REQUEST = 20;

/** Shows with the same seasons share one request: v1 takes lists of both and answers every combination. */
function showStreamsV1(shows: readonly ShowSource[], rules: Rules): Stream[] {
  const groups = new Map<string, ShowSource[]>();
  for (const source of shows) {
    const key = JSON.stringify(source.seasons);
    groups.set(key, [...(groups.get(key) ?? []), source]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / MAX_TITLES_PER_REQUEST) }, (_, index) =>
      group.slice(index * MAX_TITLES_PER_REQUEST, (index + 1) * MAX_TITLES_PER_REQUEST),
    ).flatMap((part, index): Stream[] => {
      const pairs = part.flatMap((source) => wantedPairs(source, rules, ofShows(V1_PAIRS)));
      const actions = ACTIONS.filter((action) => pairs.some((pair) => pair.action === action));
      const seasons = part[0]?.seasons ?? 'all';
      if (actions.length === 0) return [];
      const sourceIds = part.map(({ id }) => id);
      return [
        {
          protocol: 'v1',
          kind: 'show-activity',
          titles: part.map(({ ref }) => ref),
          part: index,
          seasons,
          actions,
          sourceIds,
        },
      ];
    }),
  );
}
