import { HOUR, MINUTE } from '@/utils/lib/time';

/**
 * Identities: the same activity read twice, or from two streams, gets the same id; two activities never share one.
 * They are keys of stored rows: changing a form here needs a migration.
 */

/** v2 rows that Trakt numbers itself. Numbers grow with insertion, over all users. */
export type NumberedKind = 'history' | 'feed' | 'watchlist' | 'comment' | 'list' | 'item';

export function numberedId(kind: NumberedKind, id: number): string {
  return `${kind}:${id}`;
}

/** v2 rows of state, which carry no id: rating again or collecting again moves the time and is a new activity. */
export function stateId(
  kind: 'rating' | 'collection',
  row: { user: string; type: string; item: string | number; at: number },
): string {
  return `${kind}:${row.user}:${row.type}:${row.item}:${row.at}`;
}

/** Alias of a play: the same play from another stream, where ids may differ, has the same person, item and minute. */
export function playAlias(row: { user: string; type: string; item: string | number; at: number }): string {
  return `play:${row.user}:${row.type}:${row.item}:${Math.floor(row.at / MINUTE)}`;
}

/** One sitting of one person in front of one item. `startedAt` is when Trakt first said so, ms UTC. */
export function sittingId(row: { user: string; type: string; item: string | number; startedAt: number }): string {
  return `watching:${row.user}:${row.type}:${row.item}:${row.startedAt}`;
}

/** Somebody noticed in front of a show, or of one of its seasons: at most once an hour. `noticedAt` in ms UTC. */
export function showWatchingId(row: { user: string; show: string; season: number | null; noticedAt: number }): string {
  return `show-watching:${row.show}:${row.season ?? 'all'}:${row.user}:${Math.floor(row.noticedAt / HOUR)}`;
}

/**
 * Protocol v1: ids come from a table for each type and action, and rating again keeps the id, so that a rating's time
 * belongs to its identity. Rows of before August 2013 have no id: there it is the person, the item and the second.
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
