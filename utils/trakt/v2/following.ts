import { numberedId, playAlias } from '@/utils/activity/identity';
import { ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import { isRetrying, nextRetryCount } from '@/utils/trakt/retry-count';
import type { Cursor, Page, Profile } from '@/utils/trakt/trakt-client';
import { SITE } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import type { Listing, Mapped } from '@/utils/trakt/v2/listing-definition';
import { toItem, toPerson, v2ItemKey } from '@/utils/trakt/v2/media';
import { readPeopleList } from '@/utils/trakt/v2/people-list';
import type { WireRow } from '@/utils/trakt/v2/wire';

/**
 * Plays of everyone the signed-in person follows, in one listing. It has no owner: if it is refused although the
 * sign-in is valid, the feed itself is unavailable (`forbidden`).
 */
export const followingListing: Listing = {
  of: 'public',
  path: '/users/me/following/activities',
  query: { extended: 'images' },
  map: toPlay,
  newBy: 'id',
  // The meaning of its ids is not documented.
  maxId: Number.MAX_SAFE_INTEGER,
  url: SITE,
};

type Followed = Pick<Profile, 'slug' | 'username' | 'name'>;

/** It is not documented whether its ids are those of the plays, so person, item and minute identify a play. */
function toPlay(row: WireRow): Mapped {
  const { id, activity_at: at, type, action } = row;
  const person = toPerson(row.user ?? undefined);
  if (id === undefined || at === undefined || !type || !action || !person) return 'unreadable';
  const item = toItem(row);
  if (!item) return 'emptied';
  const key = v2ItemKey(type, item);
  return {
    mark: id,
    activity: {
      id: numberedId('feed', id),
      aliases: key === undefined ? [] : [playAlias({ user: person.slug, type, item: key, at })],
      at,
      type,
      action: action === 'watch' ? 'seen' : action,
      user: person,
      ...item,
    },
  };
}

/**
 * Reads the people the signed-in person follows. The cursor holds the answer; there are no rows. While rows that used
 * to be readable are not, nobody is removed from the list, because that would end the coverage of the missing people.
 */
export async function readFollows(client: Client, cursor: Cursor | null): Promise<Result<Page, TraktError>> {
  const found = await readCircle(client, 'following');
  if (!found.ok) return found;
  const { dropped } = found.value;
  const read = found.value.people.map(({ slug, username, name }) => ({ slug, username, name }));
  const { people: known, retryCount: before, givenUp } = toFollows(cursor);
  const retryCount = nextRetryCount(Math.max(0, dropped - (givenUp ?? dropped)), before);
  const slugs = new Set(read.map(({ slug }) => slug));
  const next = isRetrying(retryCount)
    ? { people: [...read, ...known.filter(({ slug }) => !slugs.has(slug))], givenUp, retryCount }
    : { people: read, givenUp: dropped };
  return ok({ rows: [], cursor: next, unchanged: false, gap: null, tallies: [], unknown: 0, dropped });
}

/** `givenUp`: unreadable rows that nobody waits for; undefined before the first read. */
function toFollows(cursor: Cursor | null): { people: Followed[]; retryCount: unknown; givenUp: number | undefined } {
  const { people, retryCount, givenUp } = cursor ?? {};
  return {
    people: Array.isArray(people) ? (people as Followed[]) : [],
    retryCount,
    givenUp: typeof givenUp === 'number' ? givenUp : undefined,
  };
}

/** The people around the signed-in person, all in one answer. */
export async function readPeople(
  client: Client,
  circle: 'following' | 'friends',
): Promise<Result<Profile[], TraktError>> {
  const found = await readCircle(client, circle);
  return found.ok ? ok(found.value.people) : found;
}

const readCircle = (client: Client, circle: 'following' | 'friends') =>
  readPeopleList(client, `/users/me/${circle}`, 'public', ({ user }): Profile | null => {
    const person = toPerson(user ?? undefined);
    return person ? { ...person, private: user?.private ?? false } : null;
  });
