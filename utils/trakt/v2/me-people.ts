import * as v from 'valibot';
import type { MeAction } from '@/utils/activity/about-me';
import type { Activity } from '@/utils/activity/activity';
import { aboutMeId, numberedId } from '@/utils/activity/identity';
import { err, ok, type Result } from '@/utils/lib/result';
import { HOUR } from '@/utils/lib/time';
import { MAX_PEOPLE } from '@/utils/trakt/bounds';
import type { TraktError } from '@/utils/trakt/errors';
import { instant, maybe, read } from '@/utils/trakt/lenient';
import type { Cursor, Page, Row } from '@/utils/trakt/trakt-client';
import { userPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { newestFirst } from '@/utils/trakt/v2/found';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { afterLook, type Counter, firstSeen, isDue, newRows, toCounter } from '@/utils/trakt/v2/me-counter';
import { toOther } from '@/utils/trakt/v2/me-rows';
import { row } from '@/utils/trakt/v2/wire';

interface MePeopleStream {
  self: string;
  signedIn: boolean;
  wants: readonly MeAction[];
}

/** When something last happened, ms UTC by Trakt's clock. */
const lastActivities = v.object({
  account: maybe(v.object({ followed_at: instant, following_at: instant, pending_at: instant, requested_at: instant })),
});
type Times = NonNullable<v.InferOutput<typeof lastActivities>['account']>;

interface State {
  times: Times;
  /** Counts the times of following: as long as the newest listed one is older than announced, the list is behind. */
  followers: Counter | null;
  /** Highest id of a request to the person; null: never read. */
  request: number | null;
  /** Slugs of those who asked: once they follow, the person has let them in. */
  asked: string[];
  /** Slugs of those the person asked, with the time since which the request is gone (ms UTC); null: never read. */
  mine: { slug: string; goneAt?: number | undefined }[] | null;
}

const NOTHING: State = { times: {}, followers: null, request: null, asked: [], mine: null };
/** Followers that are shown as read at the first read. */
const FIRST_FOLLOWERS = 20;
const MAX_ASKED = 200;
/** The list of people that one follows may be this much behind. */
const EDGE_MS = 1.1 * HOUR;

/**
 * Reads who follows the person and, if signed in, who asks to and who has accepted: one request if nothing has moved.
 */
export async function readMePeople(
  client: Client,
  { self, signedIn, wants }: MePeopleStream,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const state = toState(cursor);
  const now = client.now();
  const next: State = { ...state };
  const rows: Row[] = [];
  let times: Times = {};
  if (signedIn) {
    const answer = await client.get('/sync/last_activities', 'public');
    if (!answer.ok) return answer;
    const account = read(lastActivities, answer.value.json)?.account;
    if (!account) return err({ kind: 'bad-shape', path: '$.account' });
    times = account;
    next.times = times;
  }
  const hasMoved = (name: keyof Times) => times[name] !== state.times[name];

  if (!signedIn || !wants.includes('asked')) Object.assign(next, { request: null, asked: [] });
  else if (state.request === null || hasMoved('requested_at')) {
    const found = await readPeople(client, '/users/requests', self);
    if (!found.ok) return found;
    const top = state.request;
    for (const { id = 0, at, user } of found.value.people) {
      const isNew = top === null ? cursor === null : id > top;
      rows.push({ activity: about('asked', numberedId('request', id), at, user), fresh: isNew });
    }
    next.request = Math.max(top ?? 0, ...found.value.people.map(({ id = 0 }) => id));
    next.asked = [...new Set([...found.value.people.map(({ user }) => user.slug), ...state.asked])].slice(0, MAX_ASKED);
  }

  const announced = times.followed_at ?? 0;
  if (!wants.includes('followed')) next.followers = null;
  else if (!signedIn || !state.followers || isDue(state.followers, announced, now)) {
    const found = await readPeople(client, `${userPath(self)}/followers`, self);
    if (!found.ok) return found;
    const listed = found.value.people.map(({ at, user }) => {
      const activity = about('followed', aboutMeId('follower', self, user.slug), at, user);
      return { activity, mark: at };
    });
    const { followers } = state;
    const first = listed.toSorted((a, b) => b.mark - a.mark).slice(0, FIRST_FOLLOWERS);
    for (const { activity } of followers ? newRows(followers, listed) : first) {
      rows.push({ activity, fresh: followers ? !next.asked.includes(activity.user.slug) : cursor === null });
    }
    const total = Math.max(0, ...listed.map(({ mark }) => mark));
    next.followers = followers
      ? afterLook(followers, { n: signedIn ? announced : 0, rows: listed, total, now })
      : firstSeen(announced, found.value.answeredAt);
  }

  if (!signedIn || !wants.includes('accepted')) next.mine = null;
  else {
    const accepted = await readAccepted(client, self, state.mine, hasMoved('pending_at') || hasMoved('following_at'));
    if (!accepted.ok) return accepted;
    next.mine = accepted.value.mine;
    rows.push(...accepted.value.rows);
  }
  return ok({
    rows: newestFirst(rows),
    cursor: { ...next },
    unchanged: false,
    gap: null,
    tallies: [],
    unknown: 0,
    dropped: 0,
  });
}

/** Who of those the person asked has accepted: the request is gone, and the person follows them. */
async function readAccepted(
  client: Client,
  self: string,
  before: State['mine'],
  moved: boolean,
): Promise<Result<{ mine: State['mine']; rows: Row[] }, TraktError>> {
  const now = client.now();
  let mine = before ?? [];
  if (before === null || moved) {
    const pending = await readPeople(client, '/users/requests/following', self);
    if (!pending.ok) return pending;
    const waiting = new Set(pending.value.people.map(({ user }) => user.slug));
    const gone = mine.filter(({ slug }) => !waiting.has(slug)).map((each) => ({ ...each, goneAt: each.goneAt ?? now }));
    mine = [...[...waiting].slice(0, MAX_ASKED).map((slug) => ({ slug })), ...gone];
  }
  if (!mine.some(({ goneAt }) => goneAt !== undefined)) return ok({ mine, rows: [] });
  const following = await readPeople(client, `${userPath(self)}/following`, self);
  if (!following.ok) return following;
  const followed = new Map(following.value.people.map((each) => [each.user.slug, each]));
  const rows: Row[] = [];
  const left = mine.filter(({ slug, goneAt }) => {
    const found = goneAt === undefined ? undefined : followed.get(slug);
    if (found) {
      const activity = about('accepted', aboutMeId('accepted', self, slug), found.at, found.user);
      rows.push({ activity, fresh: true });
    }
    // Declined or withdrawn, if it is not on the list when no cache can be behind any more.
    return !found && (goneAt === undefined || Math.abs(now - goneAt) < EDGE_MS);
  });
  return ok({ mine: left, rows });
}

const about = (action: MeAction, id: string, at: number, user: Activity['user']): Activity => ({
  id,
  aliases: [],
  at,
  type: 'me',
  action,
  user,
});

interface Listed {
  id: number | undefined;
  at: number;
  user: Activity['user'];
}

/** A list of people that comes in one answer. `answeredAt`: ms UTC by Trakt's clock. */
async function readPeople(
  client: Client,
  path: string,
  self: string,
): Promise<Result<{ people: Listed[]; answeredAt: number }, TraktError>> {
  const answer = await client.get(path, path.startsWith('/users/requests') ? 'public' : 'user');
  if (!answer.ok) return answer;
  const { json, headers } = answer.value;
  if (!Array.isArray(json)) return err({ kind: 'bad-shape', path: '$' });
  // The newest are last.
  const found = json.slice(-MAX_PEOPLE).flatMap((value): Listed[] => {
    const wire = read(row, value);
    const user = toOther(wire?.user, self);
    const at = wire?.followed_at ?? wire?.requested_at;
    return user && at !== undefined ? [{ id: wire?.id, at, user }] : [];
  });
  // The list may contain a person twice.
  const people = [...new Map(found.map((each) => [each.user.slug, each])).values()];
  return ok({ people, answeredAt: headers.date ?? client.now() });
}

function toState(cursor: Cursor | null): State {
  if (!cursor) return NOTHING;
  const { times, followers, request, asked, mine } = cursor;
  return {
    times: isRecord(times) ? times : {},
    followers: toCounter(followers),
    request: isNumber(request) ? request : null,
    asked: Array.isArray(asked) ? (asked as string[]) : [],
    mine: Array.isArray(mine) ? (mine as State['mine']) : null,
  };
}
