import { HOUR, MINUTE } from '@/utils/lib/time';

/**
 * Identities: an activity gets the same id whenever it is read, and two activities never share one. Two streams may
 * give a play different ids; {@link playAlias} shows that it is the same. Ids are keys of stored rows, so changing a
 * form here needs a migration.
 */

/** v2 rows that Trakt numbers. Numbers grow with each insertion, across all users. */
export type NumberedKind = 'history' | 'feed' | 'watchlist' | 'comment' | 'list' | 'item' | 'request';

export function numberedId(kind: NumberedKind, id: number): string {
  return `${kind}:${id}`;
}

/** v2 rows of state, which have no id: rating or collecting again changes the time and makes a new activity. */
export function stateId(
  kind: 'rating' | 'collection',
  row: { user: string; type: string; item: string | number; at: number },
): string {
  return `${kind}:${row.user}:${row.type}:${row.item}:${row.at}`;
}

/** Alias of a play. Another stream may give the same play another id, but the person, item and minute are equal. */
export function playAlias(row: { user: string; type: string; item: string | number; at: number }): string {
  return `play:${row.user}:${row.type}:${row.item}:${Math.floor(row.at / MINUTE)}`;
}

/** One sitting of one person with one item. `startedAt` is its first start time according to Trakt, ms UTC. */
export function sittingId(row: { user: string; type: string; item: string | number; startedAt: number }): string {
  return `watching:${row.user}:${row.type}:${row.item}:${row.startedAt}`;
}

/** Somebody noticed watching a show, or one of its seasons: at most once an hour. `noticedAt` in ms UTC. */
export function showWatchingId(row: { user: string; show: string; season: number | null; noticedAt: number }): string {
  return `show-watching:${row.show}:${row.season ?? 'all'}:${row.user}:${Math.floor(row.noticedAt / HOUR)}`;
}

/**
 * What somebody did to the person, or to the person's comment or list. Without the time: whoever withdraws a like and
 * likes again, or unfollows and follows again, is not announced again.
 *
 * @param thing the person's own slug, or Trakt's number of their comment or list
 */
export function aboutMeId(
  kind: 'follower' | 'accepted' | 'comment-like' | 'reaction' | 'list-like',
  thing: string | number,
  user: string,
): string {
  return `${kind}:${thing}:${user}`;
}

/**
 * Protocol v1: ids come from one table per type and action, and rating again keeps the id, so the time of a rating is
 * part of its identity. Rows from before August 2013 have no id: person, item and second identify them.
 */
export function v1Id(row: {
  type: string;
  action: string;
  id: number | undefined;
  user: string;
  item: string;
  timestamp: number;
}): string {
  if (row.id === undefined) return `${row.user}:${row.type}:${row.action}:${row.item}:${row.timestamp}`;
  const numbered = `${row.type}:${row.action}:${row.id}`;
  return row.action === 'rating' ? `${numbered}:${row.timestamp}` : numbered;
}
