import * as v from 'valibot';
import type { MeAction } from '@/utils/activity/about-me';
import type { Activity } from '@/utils/activity/activity';
import { aboutMeId, numberedId } from '@/utils/activity/identity';
import { err, ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import { instant, maybe, read } from '@/utils/trakt/lenient';
import type { Cursor, Page, Row } from '@/utils/trakt/trakt-client';
import { userPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { newestFirst } from '@/utils/trakt/v2/found';
import {
  afterLook,
  type Counter,
  firstSeen,
  isBelievable,
  isDue,
  newRows,
  toCounter,
  unread,
  upToNow,
} from '@/utils/trakt/v2/me-counter';
import {
  areDue,
  areLooksDue,
  afterLook as askedAfterLook,
  listedAnew,
  NEVER_LISTED,
  type Requests,
  toRequests,
  withoutOld,
} from '@/utils/trakt/v2/me-requests';
import { type MePeopleStream, type Rests, readPatiently, toRests } from '@/utils/trakt/v2/patient-list';

/** When something last happened, ms UTC by Trakt's clock. */
const lastActivities = v.object({
  account: maybe(v.object({ followed_at: instant, following_at: instant, pending_at: instant, requested_at: instant })),
});
type Times = NonNullable<v.InferOutput<typeof lastActivities>['account']>;

interface State {
  /** People who asked to follow the person. Once they follow, the request was accepted. */
  requests: Requests;
  /** People the person asked to follow. */
  pending: Requests;
  /**
   * The person's followers, and the people they follow; null: never read. The count of each is not a number of people
   * but the time of the last change: as long as the newest listed time is older, the list is out of date.
   */
  followers: Counter | null;
  following: Counter | null;
  /** Lists that could not be read. */
  rests: Rests;
}

/** Followers that are shown as read at the first read. */
const FIRST_FOLLOWERS = 20;

/** What a read is about, and what it has found so far. */
interface Reading {
  client: Client;
  stream: MePeopleStream;
  isFirst: boolean;
  times: Times;
  /** The present by Trakt's clock, ms UTC. */
  at: number;
  state: State;
  rows: Row[];
}

/**
 * Reads who follows the person and, if signed in, who asks to and who has accepted: one request if nothing has moved. A
 * list that cannot be read waits by itself. While nobody is signed in, what is known of requests is kept.
 */
export async function readMePeople(
  client: Client,
  stream: MePeopleStream,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const latest = stream.signedIn ? await readTimes(client) : ok({ times: {}, at: client.now() });
  if (!latest.ok) return latest;
  const reading: Reading = {
    client,
    stream,
    isFirst: cursor === null,
    ...latest.value,
    state: toState(cursor),
    rows: [],
  };
  for (const step of stream.signedIn ? [readRequests, readFollowers, readAccepted] : [readFollowers]) {
    const done = await step(reading);
    if (!done.ok) return done;
  }
  return ok({
    rows: newestFirst(reading.rows),
    cursor: { ...reading.state },
    unchanged: false,
    gap: null,
    tallies: [],
    unknown: 0,
    dropped: 0,
  });
}

/**
 * When what concerns the person last changed. A time in the future is a broken answer: nothing is known to have
 * changed.
 */
async function readTimes(client: Client): Promise<Result<{ times: Times; at: number }, TraktError>> {
  const answer = await client.get('/sync/last_activities', 'public');
  if (!answer.ok) return answer;
  const account = read(lastActivities, answer.value.json)?.account;
  if (!account) return err({ kind: 'bad-shape', path: '$.account' });
  const at = answer.value.headers.date ?? client.now();
  const times = Object.entries(account).filter(
    ([, time]) => time !== undefined && isBelievable(time, Math.max(at, client.now())),
  );
  return ok({ times: Object.fromEntries(times), at });
}

type Step = Promise<Result<null, TraktError>>;

/** Who asks to follow the person. */
async function readRequests({ client, stream, isFirst, times, state, rows }: Reading): Step {
  const now = client.now();
  const moved = String(times.requested_at);
  state.requests = stream.wants.includes('asked') ? withoutOld(state.requests, now) : NEVER_LISTED;
  if (!stream.wants.includes('asked') || !areDue(state.requests, moved, now)) return ok(null);
  const found = await readPatiently(client, '/users/requests', 'requests', stream, state);
  if (!found.ok || !found.value) return found.ok ? ok(null) : found;
  const { moved: before, asked } = state.requests;
  const known = new Set(asked.map(({ id }) => id));
  for (const { id, at, user } of found.value.people) {
    if (id === undefined || !user) continue;
    const fresh = before === null ? isFirst : !known.has(id);
    rows.push({ activity: about('asked', numberedId('request', id), at, user), fresh });
  }
  state.requests = listedAnew(state.requests, found.value.people, moved, now);
  return ok(null);
}

async function readFollowers({ client, stream, isFirst, times, at, state, rows }: Reading): Step {
  const { self, signedIn, wants } = stream;
  const before = state.followers && upToNow(state.followers, Math.max(at, client.now()));
  const announced = times.followed_at ?? before?.n ?? 0;
  state.followers = before && unread(before, announced);
  if (!wants.includes('followed')) state.followers = null;
  if (!wants.includes('followed') || (signedIn && before && !isDue(before, announced, client.now()))) return ok(null);
  const found = await readPatiently(client, `${userPath(self)}/followers`, 'followers', stream, state);
  if (!found.ok || !found.value) return found.ok ? ok(null) : found;
  const { listed, newest, slugs } = circleOf(found.value.people, 'follower', self);
  const first = listed.toSorted((a, b) => b.mark - a.mark).slice(0, FIRST_FOLLOWERS);
  const letIn = new Set(state.requests.asked.map(({ slug }) => slug));
  for (const { activity, mark, slug, user } of before ? newRows(before, listed) : first) {
    if (user)
      rows.push({ activity: about('followed', activity.id, mark, user), fresh: before ? !letIn.has(slug) : isFirst });
  }
  const now = client.now();
  state.followers = before
    ? afterLook(before, { n: signedIn ? announced : 0, rows: listed, total: newest, now })
    : firstSeen(announced, found.value.at);
  state.requests = askedAfterLook(state.requests, slugs, now);
  return ok(null);
}

/**
 * People who have accepted the person's request: they are followed now, and either a request was pending before, or
 * their profile is private, so that only a request can have led to this.
 */
async function readAccepted({ client, stream, times, at, state, rows }: Reading): Step {
  const { self, wants } = stream;
  const now = client.now();
  const isWanted = wants.includes('accepted');
  state.pending = isWanted ? withoutOld(state.pending, now) : NEVER_LISTED;
  const before = state.following && upToNow(state.following, Math.max(at, now));
  const announced = times.following_at ?? before?.n ?? 0;
  const following = unread(before ?? firstSeen(announced, at), announced);
  state.following = isWanted ? following : null;
  if (!isWanted) return ok(null);
  const moved = `${times.pending_at} ${times.following_at}`;
  if (areDue(state.pending, moved, now)) {
    const waiting = await readPatiently(client, '/users/requests/following', 'pending', stream, state);
    if (!waiting.ok) return waiting;
    if (waiting.value) state.pending = listedAnew(state.pending, waiting.value.people, moved, now);
  }
  const hasMoved = before !== null && isDue(before, announced, now);
  if (!hasMoved && !areLooksDue(state.pending, now)) return ok(null);
  const found = await readPatiently(client, `${userPath(self)}/following`, 'following', stream, state);
  if (!found.ok || !found.value) return found.ok ? ok(null) : found;
  const { listed, newest, slugs } = circleOf(found.value.people, 'accepted', self);
  const asked = new Set(state.pending.asked.map(({ slug }) => slug));
  const isNew = new Set(newRows(following, listed).filter(({ isPrivate }) => isPrivate));
  for (const each of listed) {
    if (each.user && (asked.has(each.slug) || isNew.has(each)))
      rows.push({ activity: about('accepted', each.activity.id, each.at, each.user), fresh: true });
  }
  state.following = afterLook(following, { n: announced, rows: listed, total: newest, now });
  state.pending = askedAfterLook(state.pending, slugs, now);
  return ok(null);
}

/** People as rows of a listing behind a counter, the newest time among them, and their slugs. */
function circleOf<P extends { slug: string; at: number }>(
  people: readonly P[],
  kind: 'follower' | 'accepted',
  self: string,
) {
  const listed = people.map((each) => ({ ...each, activity: { id: aboutMeId(kind, self, each.slug) }, mark: each.at }));
  const newest = Math.max(0, ...people.map(({ at }) => at));
  return { listed, newest, slugs: new Set(people.map(({ slug }) => slug)) };
}

const about = (action: MeAction, id: string, at: number, user: Activity['user']): Activity => ({
  id,
  aliases: [],
  at,
  type: 'me',
  action,
  user,
});

function toState(cursor: Cursor | null): State {
  const { requests, pending, followers, following, rests } = cursor ?? {};
  return {
    requests: toRequests(requests),
    pending: toRequests(pending),
    followers: toCounter(followers),
    following: toCounter(following),
    rests: toRests(rests),
  };
}
