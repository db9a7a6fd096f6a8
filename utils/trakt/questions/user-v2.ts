import type { Activity } from '@/utils/activity/activity';
import { err, ok, type Result } from '@/utils/lib/result';
import { type Now, SECOND } from '@/utils/lib/time';
import { USER_STREAMS, type UserStreamKind } from '@/utils/sources/stream';
import { USER_STREAM_PAIRS } from '@/utils/sources/stream-pairs';
import { type ActivityAnswer, merge, type QuestionError, toAnswer } from '@/utils/trakt/questions/answer';
import { compareRows } from '@/utils/trakt/questions/compare-rows';
import { isAsked, pairsAsked, type UserQuery } from '@/utils/trakt/questions/query';
import { readParts, type Wish } from '@/utils/trakt/questions/read-parts';
import { toPlayWindow, toWindow } from '@/utils/trakt/questions/to-window';
import type { Profile, TraktClient } from '@/utils/trakt/trakt-client';

/** Answers a question from up to eight streams, as types and actions require. */
export async function askUserV2(
  feed: TraktClient,
  query: UserQuery,
  now: Now,
): Promise<Result<ActivityAnswer, QuestionError>> {
  const { types, actions } = query;
  const username = query.username.trim();
  // A username may differ from its slug (Jón.Ó is jon-o), and listings contain no names: one request gets both.
  const profile = await feed.profile(username);
  if (!profile.ok) return err({ kind: 'failed', about: username, of: 'person', error: profile.error });
  // Taken before the listings are read: activities during the read belong to the next answer.
  const current = feed.serverTime() ?? now();
  const pairs = pairsAsked('v2', actions, types);
  const wishes = USER_STREAMS.filter((kind) => pairs.some((pair) => canList(kind, pair))).map(
    (kind): Wish => ({
      stream: { protocol: 'v2', kind, user: profile.value.slug, sourceIds: [] },
      about: `${username}: ${kind}`,
      window: {
        ...(kind === 'history' ? toPlayWindow(query) : toWindow(query)),
        filter: (activity) => isAsked(activity, types, actions),
      },
    }),
  );
  const parts = await readParts(feed, wishes);
  const problems = parts.flatMap((part) => part.problems);
  const failed = problems.find((problem) => problem.kind === 'failed');
  if (failed && !parts.some(({ answered }) => answered)) return err({ ...failed, about: username, of: 'person' });
  const rows = merge(parts).map(named(profile.value));
  return ok(toAnswer(rows.sort(compareRows), problems, query, Math.floor(current / SECOND)));
}

function canList(kind: UserStreamKind, pair: { type: string; action: string }): boolean {
  return USER_STREAM_PAIRS[kind].some(({ type, action }) => type === pair.type && action === pair.action);
}

/** Adds the person's name to rows of listings, which contain none. */
export function named({ username, slug, name, avatar }: Profile): (activity: Activity) => Activity {
  return (activity) =>
    activity.user.slug === slug.toLowerCase()
      ? { ...activity, user: { ...activity.user, username, slug, name, avatar: activity.user.avatar ?? avatar } }
      : activity;
}
