import type { Activity } from '@/utils/activity/activity';
import { numberedId } from '@/utils/activity/identity';
import type { TraktList } from '@/utils/activity/media';
import { err, ok, type Result } from '@/utils/lib/result';
import { MAX_ROWS } from '@/utils/trakt/bounds';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import { userPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { owner, toList, toPerson } from '@/utils/trakt/v2/media';
import { POLL_ROWS } from '@/utils/trakt/v2/pagination';
import { MAX_ID } from '@/utils/trakt/v2/rows';
import { list as listSchema } from '@/utils/trakt/v2/wire';

/** A list as Trakt returns it. */
export interface UserList {
  id: number;
  list: TraktList;
  itemCount: number;
  /** Undefined where the answer does not say. */
  likes: number | undefined;
  /** Number of comments on it. */
  comments: number | undefined;
  /** ms UTC; changes for other reasons than items, too. */
  updatedAt: number;
  /** The activity of creating the list. */
  created: Activity;
}

/** VIPs have at most 100 lists, others 5. */
const MAX_PAGES = 3;

/** All lists of a user, in the owner's own order. `at`: when Trakt answered, ms UTC by its clock. */
export async function readUserLists(
  client: Client,
  user: string,
  of: 'user' | 'own' = 'user',
): Promise<Result<{ lists: UserList[]; dropped: number; at: number | null }, TraktError>> {
  const lists = new Map<number, UserList>();
  let dropped = 0;
  let at: number | null = null;
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = await client.get(`${userPath(user)}/lists?page=${page}&limit=${POLL_ROWS}`, of);
    if (!answer.ok) return answer;
    const { json, headers } = answer.value;
    at ??= headers.date ?? null;
    if (json !== null && !Array.isArray(json)) return err({ kind: 'bad-shape', path: '$' });
    const values: unknown[] = (json ?? []).slice(0, MAX_ROWS);
    const read = values.flatMap((value) => toUserList(value, user) ?? []);
    if (read.length === 0 && values.length > 0) return err({ kind: 'bad-shape', path: '$[*]' });
    for (const list of read) lists.set(list.id, list);
    dropped += values.length - read.length;
    // Some servers return everything at once for any page.
    if (page >= (headers.pageCount ?? 1)) break;
  }
  return ok({ lists: [...lists.values()], dropped, at });
}

function toUserList(value: unknown, user: string): UserList | null {
  const wire = read(listSchema, value) ?? undefined;
  const list = toList(wire);
  if (!wire || !list?.id || list.id < 0 || list.id > MAX_ID || wire.created_at === undefined) return null;
  const { id } = list;
  const { created_at: at, updated_at: updatedAt = at, item_count: itemCount = 0 } = wire;
  const { likes, comment_count: comments } = wire;
  const person = toPerson(wire.user) ?? owner(user);
  const identity = numberedId('list', id);
  const created = { id: identity, aliases: [], at, type: 'list', action: 'created', user: person, list };
  return { id, list, itemCount, updatedAt, likes, comments, created };
}
