import type { MeAction } from '@/utils/activity/about-me';
import { own as ownOf } from '@/utils/lib/own';
import { ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import type { Cursor, Page, Row } from '@/utils/trakt/trakt-client';
import { userPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { newestFirst } from '@/utils/trakt/v2/found';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { type Counter, FROM_ZERO, firstSeen, isDue, toCounter, unread } from '@/utils/trakt/v2/me-counter';
import { answers, listLikes, look } from '@/utils/trakt/v2/me-rows';
import { readUserLists } from '@/utils/trakt/v2/user-lists';

interface Known {
  likes: Counter;
  comments: Counter;
}

/** Listings behind counters that one read requests at most; the others stay due. */
const MAX_LOOKS = 10;

/** Reads who liked the person's lists or commented on them: one request if no counter has moved. */
export async function readMeLists(
  client: Client,
  { self, wants }: { self: string; wants: readonly MeAction[] },
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const current = await readUserLists(client, self);
  if (!current.ok) return current;
  const now = client.now();
  const at = current.value.at ?? now;
  const before = toKnown(cursor);
  const top = isNumber(cursor?.top) ? cursor.top : null;
  // A list that is missing from one answer keeps its counters: whatever was there before is no news when it is back.
  const known: Record<string, Known> = { ...before };
  const rows: Row[] = [];
  let looks = 0;
  for (const { id, list, likes, comments } of current.value.lists) {
    const path = `${userPath(self)}/lists/${id}`;
    const own = { id, item: { list } };
    const isNew = top !== null && id > top;
    const start = (n: number): Counter => (isNew ? FROM_ZERO : firstSeen(n, at));
    const was = ownOf(before, String(id)) ?? { likes: start(likes), comments: start(comments) };
    const next: Known = { ...was };
    known[id] = next;
    const counters = [
      { name: 'likes', n: likes, action: 'list_like', listing: () => listLikes(path, own, self) },
      {
        name: 'comments',
        n: comments,
        action: 'list_comment',
        listing: () => answers(`${path}/comments/newest`, 'list_comment', own, self),
      },
    ] as const;
    for (const { name, n, action, listing } of counters) {
      if (!wants.includes(action)) next[name] = firstSeen(n, at);
      else if (!isDue(was[name], n, now)) next[name] = unread(was[name], n);
      else if (looks < MAX_LOOKS) {
        looks++;
        const seen = await look(client, listing(), was[name], n);
        if (!seen.ok) return seen;
        next[name] = seen.value.counter;
        rows.push(...seen.value.rows);
      }
    }
  }
  const highest = Math.max(top ?? 0, ...current.value.lists.map(({ id }) => id));
  return ok({
    rows: newestFirst(rows),
    cursor: { top: highest, lists: known },
    unchanged: false,
    gap: null,
    tallies: [],
    unknown: 0,
    dropped: 0,
  });
}

function toKnown(cursor: Cursor | null): Record<string, Known> {
  const known: Record<string, Known> = {};
  for (const [id, value] of Object.entries(isRecord(cursor?.lists) ? cursor.lists : {})) {
    const [likes, comments] = isRecord(value) ? [toCounter(value.likes), toCounter(value.comments)] : [];
    if (likes && comments) known[id] = { likes, comments };
  }
  return known;
}
