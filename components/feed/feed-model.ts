import type { FeedPage, FeedRow } from '@/utils/store/feed-reader';
import type { CardKey } from '@/utils/store/schema';
import type { Feed, ReadyFeed } from './feed';

/** The next page under the rows that are there. A card that has moved up meanwhile is not shown twice. */
export function withOlder(feed: ReadyFeed, page: FeedPage): ReadyFeed {
  const shown = new Set(feed.rows.map(({ card }) => card.id));
  return { ...feed, rows: [...feed.rows, ...page.rows.filter(({ card }) => !shown.has(card.id))], next: page.next };
}

/**
 * What was read again while someone looks at rows further down: nothing may jump, so rows keep their places and only
 * change in place (read marks, a card that grew), and what is new waits.
 *
 * @param page the newest rows of the store, at least as many as are shown
 */
export function inPlace(feed: ReadyFeed, page: FeedPage, unread: number): ReadyFeed {
  const fresh = new Map(page.rows.map((row) => [row.card.id, row]));
  const rows = feed.rows.map((row) => {
    const now = fresh.get(row.card.id);
    if (!now) return row;
    fresh.delete(row.card.id);
    return now.unread === row.unread && now.card.key[0] === row.card.key[0] ? row : now;
  });
  const first = feed.rows[0]?.card.key;
  const waiting = first ? [...fresh.values()].filter(({ card }) => isBefore(card.key, first)).length : fresh.size;
  return { ...feed, rows, waiting, unread };
}

/** True where `a` stands above `b` in the feed. */
export function isBefore(a: CardKey, b: CardKey): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

/** Sets or takes away the unread mark of rows, before the store says so itself. */
export function marked(feed: Feed, ids: ReadonlySet<string> | 'all', unread: boolean): Feed {
  if (feed.kind !== 'ready') return feed;
  const touched = (row: FeedRow) => (ids === 'all' || ids.has(row.card.id)) && row.unread !== unread;
  const count = feed.rows.filter(touched).length;
  const rows = feed.rows.map((row) => (touched(row) ? { ...row, unread } : row));
  return { ...feed, rows, unread: ids === 'all' && !unread ? 0 : Math.max(0, feed.unread + (unread ? count : -count)) };
}
