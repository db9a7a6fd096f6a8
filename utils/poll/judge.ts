import type { Activity } from '@/utils/activity/activity';
import { isCovered, type ReadUpTo } from '@/utils/poll/coverage';
import { personOf } from '@/utils/poll/lost-access';
import { type Decision, decide, type Policy } from '@/utils/rules/decide';
import { isAbout } from '@/utils/sources/is-about';
import { userSlug } from '@/utils/sources/parse-source';
import type { FollowingSource, ShowSource, Source, UserSource } from '@/utils/sources/source';
import type { Stream } from '@/utils/sources/stream';
import type { JudgedRow } from '@/utils/store/judged-row';
import type { Coverage, StreamState } from '@/utils/store/schema';
import type { Row } from '@/utils/trakt/trakt-client';

/** All that rows are judged by, whatever stream brings them. */
export interface Judging {
  /** Paused ones included: what happened before their pause is news for them. */
  sources: readonly Source[];
  coverage: Coverage;
  policy: Policy;
  /** Slugs of those whom the signed-in person follows, whether or not they are left out. */
  follows: ReadonlySet<string>;
}

/** What the rules make of a row of a stream; null: it is none of ours. */
export type Judge = (row: Row, stream: Stream, state: StreamState) => JudgedRow | null;

/**
 * Judges rows for every source that they are about: the person, the shows, and the people one follows. News is what
 * a source wanted before it appeared; where only sources show it that began to want it later, it is baseline. A paused source
 * counts for what happened before its pause only.
 */
export function createJudge({ sources, coverage, policy, follows }: Judging): Judge {
  const users = new Map<string, UserSource>();
  for (const source of sources) if (source.kind === 'user') users.set(userSlug(source.username), source);
  const shows = sources.filter((source): source is ShowSource => source.kind === 'show');
  const following = sources.find((source): source is FollowingSource => source.kind === 'following');
  const belongsTo = (activity: Activity, person: string): Source[] => {
    const user = users.get(userSlug(person));
    const isFollowed = following && follows.has(person) && !following.except.includes(person);
    const about = shows.filter((show) => isAbout(activity, show));
    return [...(user ? [user] : []), ...about, ...(isFollowed ? [following] : [])];
  };

  return (row, stream, state) => {
    const { fresh } = row;
    // A listing of one person holds nobody else's: not even where Trakt garbled the name.
    const name = personOf(stream) ?? row.activity.user.slug;
    const person = follows.has(name) ? name : userSlug(name);
    // Trakt puts its own team into the feed of people who follow nobody.
    if (stream.kind === 'following' && !follows.has(person)) return null;
    const mine = belongsTo(row.activity, person);
    const activity = named(row.activity, mine);
    const covered = mine.filter((source) => isCovered(coverage, source, activity, person, upTo(state, stream, source)));
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

/** A request of v1 names the shows that it lists: what was read of one says nothing of another. */
function upTo({ lastGoodRead, listed = {}, vouched }: StreamState, stream: Stream, source: Source): ReadUpTo {
  const isNamed = stream.kind === 'show-activity' && source.kind === 'show';
  return {
    at: isNamed ? (listed[source.ref] ?? null) : lastGoodRead,
    vouched,
    isUntimed: stream.kind === 'show-watching',
  };
}

/** A listing of one user does not say what they are called: their source does. */
function named(activity: Activity, sources: readonly Source[]): Activity {
  const source = sources.find((each) => each.kind === 'user' && each.name !== undefined);
  if (activity.user.name || source?.kind !== 'user') return activity;
  return { ...activity, user: { ...activity.user, name: source.name } };
}
