import type { MeAction } from '@/utils/activity/about-me';
import type { Person } from '@/utils/activity/activity';
import { err, ok, type Result } from '@/utils/lib/result';
import { stopsRound, type TraktError } from '@/utils/trakt/errors';
import type { Client } from '@/utils/trakt/v2/client';
import { isRecord } from '@/utils/trakt/v2/mark';
import { isBelievable } from '@/utils/trakt/v2/me-counter';
import { toOther } from '@/utils/trakt/v2/me-rows';
import { toPerson } from '@/utils/trakt/v2/media';
import { type PeopleList, readPeopleList } from '@/utils/trakt/v2/people-list';
import { isResting, type Rest, restAgain, toRest } from '@/utils/trakt/v2/rest';
import { MAX_ID } from '@/utils/trakt/v2/rows';

export interface MePeopleStream {
  self: string;
  signedIn: boolean;
  wants: readonly MeAction[];
}

/** Lists that could not be read. */
export type Rests = Partial<Record<'requests' | 'followers' | 'pending' | 'following', Rest>>;

interface Listed {
  slug: string;
  /** Trakt's number of a request. */
  id: number | undefined;
  /** When it happened, ms UTC. */
  at: number;
  isPrivate: boolean;
  /** Null: nobody to be shown. */
  user: Person | null;
}

/**
 * Reads a list of people around the person. If it cannot be read, it waits by itself.
 *
 * @returns null while the list waits; an error that concerns all of Trakt, or the only list there is
 */
export async function readPatiently(
  client: Client,
  path: string,
  name: keyof Rests,
  { self, signedIn }: MePeopleStream,
  state: { rests: Rests },
): Promise<Result<PeopleList<Listed> | null, TraktError>> {
  const now = client.now();
  const { [name]: rest, ...rests } = state.rests;
  if (signedIn && isResting(rest, now)) return ok(null);
  const of = path.startsWith('/users/requests') ? 'public' : signedIn ? 'own' : 'user';
  const found = await readPeopleList(client, path, of, ({ id, user, followed_at, requested_at }): Listed | null => {
    const slug = toPerson(user)?.slug;
    const at = followed_at ?? requested_at;
    if (slug === undefined || at === undefined) return null;
    const isId = id !== undefined && id > 0 && id <= MAX_ID;
    return { slug, id: isId ? id : undefined, at, isPrivate: user?.private ?? false, user: toOther(user, self) };
  });
  if (found.ok && (found.value.people.length > 0 || found.value.dropped === 0)) {
    state.rests = rests;
    const { people, at } = found.value;
    return ok({ ...found.value, people: people.filter((each) => isBelievable(each.at, Math.max(at, now))) });
  }
  const error: TraktError = found.ok ? { kind: 'bad-shape', path: '$[*]' } : found.error;
  if (!signedIn || stopsRound(error)) return err(error);
  state.rests = { ...rests, [name]: restAgain(rest, now) };
  return ok(null);
}

export function toRests(value: unknown): Rests {
  const rests = isRecord(value) ? value : {};
  return Object.fromEntries(Object.entries(rests).map(([name, rest]) => [name, toRest(rest)]));
}
