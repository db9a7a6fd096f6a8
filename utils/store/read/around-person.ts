import { watchKeys } from '@/utils/activity/coalesce-key';
import { facetName } from '@/utils/activity/facet-name';
import { titleFacet } from '@/utils/activity/facets';
import { isPlay } from '@/utils/activity/sentence-subject';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { daysBetween } from '@/utils/lib/relative-time';
import type { Database } from '@/utils/store/open-database';
import type { StoredActivity } from '@/utils/store/schema';
import { readFacetMembers } from './facet-members';
import { readWatched } from './watched';

export interface AroundPerson {
  /** The latest activities, newest first. */
  newest: readonly StoredActivity[];
  /** Activities on each of the last {@link DAYS} days of local time, today last. */
  days: readonly number[];
  /** Activities by hour of the day, local time; 24 numbers. */
  hours: readonly number[];
  /** What the person and the viewer both watched, the latest first; null if nothing is known of the viewer. */
  both: readonly Both[] | null;
  /** The oldest activity that was found, ms UTC; null if there is none. */
  since: number | null;
  /** False if only the newest `limit` cards were read. */
  isAll: boolean;
}

/** A title that two people watched. */
export interface Both {
  facet: string;
  name: string;
  /** Episodes that both watched; 0 for a movie. */
  episodes: number;
}

export const DAYS = 30;
const MAX_NEWEST = 5;

/**
 * What the feed knows of a person, from the store alone: two or three reads.
 *
 * @param person the facet, such as `user:mia`
 * @param self slug of the viewer; null if unknown
 * @param limit how many cards are read
 */
export async function readAroundPerson(
  db: Database,
  person: string,
  { now, self, limit }: { now: number; self: string | null; limit?: number | undefined },
): Promise<AroundPerson> {
  const { members, isAll } = await readFacetMembers(db, person, limit);
  const own = members.filter(({ user }) => `user:${user.slug}` === person);
  const watched = self === null || person === `user:${self}` ? undefined : await readWatchedBy(db, self, limit);
  const days = Array.from({ length: DAYS }, () => 0);
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { at, action } of own) {
    // It becomes a play.
    if (action === 'watching') continue;
    const day = DAYS - 1 - daysBetween(at, now);
    if (days[day] !== undefined) days[day] += 1;
    const hour = new Date(at).getHours();
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  return {
    newest: own.slice(0, MAX_NEWEST),
    days,
    hours,
    both: watched ? bothOf(own, watched) : null,
    since: own.at(-1)?.at ?? null,
    isAll,
  };
}

type Watched = NonNullable<SpoilerContext['watched']>;

const playsOf = (activities: readonly StoredActivity[]) =>
  activities.filter((each) => isPlay(each) && each.action !== 'watching');

/**
 * What somebody watched: all of it if it was read as the viewer's own, else what the feed shows; undefined without
 * either.
 */
async function readWatchedBy(db: Database, self: string, limit: number | undefined): Promise<Watched | undefined> {
  const all = await readWatched(db, self);
  if (all) return all;
  const { members } = await readFacetMembers(db, `user:${self}`, limit);
  const keys = playsOf(members.filter(({ user }) => user.slug === self)).flatMap(watchKeys);
  return keys.length > 0 ? new Set(keys) : undefined;
}

function bothOf(activities: readonly StoredActivity[], watched: Watched): Both[] {
  const found = new Map<string, { name: string; keys: Set<string>; isMovie: boolean }>();
  for (const play of playsOf(activities)) {
    const facet = titleFacet(play);
    const keys = watchKeys(play).filter((key) => watched.has(key));
    if (!facet || keys.length === 0) continue;
    const known = found.get(facet) ?? {
      name: facetName(facet, [play]) ?? facet,
      keys: new Set(),
      isMovie: facet.startsWith('movie:'),
    };
    for (const key of keys) known.keys.add(key);
    found.set(facet, known);
  }
  return [...found].map(([facet, { name, keys, isMovie }]) => ({ facet, name, episodes: isMovie ? 0 : keys.size }));
}
