import type { MeAction } from '@/utils/activity/about-me';
import { own as ownOf } from '@/utils/lib/own';
import { ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import type { Cursor, Page } from '@/utils/trakt/trakt-client';
import { userPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { newestFirst } from '@/utils/trakt/v2/found';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { type Counter, FROM_ZERO, toCounter } from '@/utils/trakt/v2/me-counter';
import { type Counted, followCounters, topOf } from '@/utils/trakt/v2/me-looks';
import { answers, listLikes } from '@/utils/trakt/v2/me-rows';
import { missing } from '@/utils/trakt/v2/open-change';
import { readUserLists, type UserList } from '@/utils/trakt/v2/user-lists';

interface Known {
  likes?: Counter | undefined;
  comments?: Counter | undefined;
  /** Since when it is missing from the person's lists, ms UTC. */
  missingSince?: number | undefined;
}

/** Reads who liked the person's lists or commented on them: one request if no counter has moved. */
export async function readMeLists(
  client: Client,
  { self, signedIn, wants }: { self: string; signedIn: boolean; wants: readonly MeAction[] },
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const current = await readUserLists(client, self, signedIn ? 'own' : 'user');
  if (!current.ok) return current;
  const { lists } = current.value;
  const now = client.now();
  const before = toKnown(cursor);
  const top = isNumber(cursor?.top) ? cursor.top : null;
  const counted = lists.flatMap((list): Counted[] => {
    const isNew = top !== null && list.id > top;
    const { likes, comments } =
      ownOf(before, String(list.id)) ?? (isNew ? { likes: FROM_ZERO, comments: FROM_ZERO } : {});
    return countersOf(list, { likes, comments }, self, wants);
  });
  const looked = await followCounters(client, counted, { at: current.value.at ?? now });
  if (!looked.ok) return looked;
  const { rows, after } = looked.value;
  const found = lists.map(({ id }, index) => [String(id), { likes: after[2 * index], comments: after[2 * index + 1] }]);
  const known = { ...missing(before, new Set(lists.map(({ id }) => String(id))), now), ...Object.fromEntries(found) };
  return ok({
    rows: newestFirst(rows),
    cursor: { top: topOf(known, top ?? 0), lists: known },
    unchanged: false,
    gap: null,
    tallies: [],
    unknown: 0,
    dropped: 0,
  });
}

function countersOf(
  { id, list, likes, comments }: UserList,
  before: Known,
  self: string,
  wants: readonly MeAction[],
): [Counted, Counted] {
  const path = `${userPath(self)}/lists/${id}`;
  const own = { id, item: { list } };
  return [
    {
      n: likes,
      before: before.likes,
      isWanted: wants.includes('list_like'),
      listing: () => listLikes(path, own, self),
    },
    {
      n: comments,
      before: before.comments,
      isWanted: wants.includes('list_comment'),
      listing: () => answers(`${path}/comments/newest`, 'list_comment', own, self),
    },
  ];
}

function toKnown(cursor: Cursor | null): Record<string, Known> {
  const known: Record<string, Known> = {};
  for (const [id, value] of Object.entries(isRecord(cursor?.lists) ? cursor.lists : {})) {
    if (!isRecord(value)) continue;
    const missingSince = isNumber(value.missingSince) ? value.missingSince : undefined;
    const [likes, comments] = [value.likes, value.comments].map((each) => toCounter(each) ?? undefined);
    known[id] = { likes, comments, missingSince };
  }
  return known;
}
