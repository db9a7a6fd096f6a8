import type { Activity } from '@/utils/activity/activity';
import { own } from '@/utils/lib/own';
import { isCovered, type ReadUpTo } from '@/utils/poll/coverage';
import { personOf } from '@/utils/poll/lost-access';
import { type Decision, decide, type Policy } from '@/utils/rules/decide';
import { isAbout } from '@/utils/sources/is-about';
import { userSlug } from '@/utils/sources/parse-source';
import type { FollowingSource, ShowSource, Source, UserSource } from '@/utils/sources/source';
import type { Stream } from '@/utils/sources/stream';
import type { JudgedRow } from '@/utils/store/judged-row';
import type { Coverage, StreamState, Vouch } from '@/utils/store/schema';
import type { Row } from '@/utils/trakt/trakt-client';

/** The basis on which rows of any stream are judged. */
export interface Judging {
  /** Includes paused sources: activities before their pause are news for them. */
  sources: readonly Source[];
  coverage: Coverage;
  policy: Policy;
  /** Slugs of all people the signed-in person follows, including excluded ones. */
  follows: ReadonlySet<string>;
}

/**
 * Applies the rules to one row of a stream; null: no source is about it.
 *
 * @param skew how far Trakt's clock, which times activities, is ahead of the computer's, ms
 */
export type Judge = (row: Row, stream: Stream, state: StreamState, skew?: number) => JudgedRow | null;

/**
 * Creates a judge, which decides rows for all sources that they concern: the person, the shows, and everyone followed.
 * A row is news if one of them wanted it before it appeared. It is baseline if all that want it began later. A paused
 * source counts only for activities before its pause.
 */
export function createJudge({ sources, coverage, policy, follows }: Judging): Judge {
  const users = new Map<string, UserSource>();
  for (const source of sources) if (source.kind === 'user') users.set(userSlug(source.username), source);
  const shows = sources.filter((source): source is ShowSource => source.kind === 'show');
  const following = sources.find((source): source is FollowingSource => source.kind === 'following');
  const me = sources.filter(({ kind }) => kind === 'me');
  const belongsTo = (activity: Activity, person: string): Source[] => {
    if (activity.type === 'me') return me;
    const user = users.get(userSlug(person));
    const isFollowed = following && follows.has(person) && !following.except.includes(person);
    const about = shows.filter((show) => isAbout(activity, show));
    return [...(user ? [user] : []), ...about, ...(isFollowed ? [following] : [])];
  };

  return (row, stream, state, skew = 0) => {
    const { fresh, asOf } = row;
    // A listing of one person contains only their activities, even if Trakt garbled the name.
    const name = personOf(stream) ?? row.activity.user.slug;
    const person = follows.has(name) ? name : userSlug(name);
    // Trakt adds its own team to the follow feed of people who follow nobody.
    if (stream.kind === 'following' && !follows.has(person)) return null;
    const mine = belongsTo(row.activity, person);
    const activity = named(row.activity, mine);
    const readUpTo = (source: Source) => withinRead({ ...upTo(state, stream, source), skew }, asOf);
    const covered = mine.filter((source) => isCovered(coverage, source, activity, person, readUpTo(source)));
    const asNews = decide(activity, covered, policy);
    const news: Record<string, Decision> = {};
    for (const source of fresh ? covered : []) {
      const own = decide(activity, [source], policy);
      if (own.level !== 'off') news[source.id] = own;
    }
    if (asNews.level !== 'off') return { activity, fresh, decision: asNews, baseline: false, news };
    const active = mine.filter(({ paused }) => !paused);
    const decision = decide(activity, active, policy);
    return { activity, fresh, decision, baseline: decision.level !== 'off', news: {} };
  };
}

/** A row that was there before it could be read is news for whoever wanted it when it appeared. */
const withinRead = (upTo: ReadUpTo, asOf: number | undefined): ReadUpTo =>
  asOf === undefined || upTo.at === null ? upTo : { ...upTo, at: Math.min(upTo.at, asOf) };

/** A v1 request names the shows it lists, so each show has its own time of the last read. */
function upTo({ lastGoodRead, listed = {}, vouched }: StreamState, stream: Stream, source: Source): ReadUpTo {
  const isNamed = stream.kind === 'show-activity' && source.kind === 'show';
  return {
    at: isNamed ? (own(listed, source.ref) ?? null) : lastGoodRead,
    vouched: isNamed && vouched ? vouchedFor(vouched, source.ref) : vouched,
    isUntimed: stream.kind === 'show-watching',
  };
}

function vouchedFor({ listed = {}, waiting }: Vouch, title: string): Vouch | undefined {
  const at = own(listed, title);
  return at === undefined ? undefined : { at, from: at, waiting };
}

/** A listing of one user has no display name, so their source provides it. */
function named(activity: Activity, sources: readonly Source[]): Activity {
  const source = sources.find((each) => each.kind === 'user' && each.name !== undefined);
  if (activity.user.name || source?.kind !== 'user') return activity;
  return { ...activity, user: { ...activity.user, name: source.name } };
}
