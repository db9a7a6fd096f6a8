import { type ActivityAction, type ActivityType, isLegalPair } from '@/utils/activity/activity';
import type { ItemRef, StateAction } from './world-spec';

/** One line of the log. Slugs identify people and titles. Immutable. */
export interface WorldEvent {
  /** Grows with every insertion, across all people and kinds. */
  id: number;
  /** When the server logged it, ms UTC. */
  at: number;
  /** When it happened according to the person, ms UTC. */
  happenedAt: number;
  user: string;
  type: ActivityType;
  action: ActivityAction | StateAction;
  movie?: string;
  show?: string;
  season?: number;
  /** Set except for `seen` and `collection`, which have `episodes`. */
  episode?: number;
  episodes?: number[];
  list?: string;
  listName?: string;
  description?: string;
  privacy?: 'public' | 'private' | 'friends';
  item?: ItemRef;
  rating?: number;
  text?: string;
  spoiler?: boolean;
  parent?: number;
  via?: 'scrobble' | 'checkin';
  expiresAt?: number;
  target?: number;
  /** The row's id on protocol v1: counted per type and action; a new rating of the same item keeps its row. */
  v1Id: number;
}

/** True for the vocabulary's activities, false for events that only change state (`unrate`, `stop`, …). */
export function isActivity(event: Pick<WorldEvent, 'type' | 'action'>): boolean {
  return isLegalPair(event.type, event.action);
}

/** The episode numbers that an event names, none for other items. */
export function episodesOf(event: Pick<WorldEvent, 'episode' | 'episodes'>): number[] {
  return event.episodes ?? (event.episode === undefined ? [] : [event.episode]);
}

/** A key of the event's item; for several episodes, that of `episode`. */
export function worldItemKey(ref: Omit<ItemRef, 'type'>, episode = ref.episode): string {
  if (ref.movie !== undefined) return `movie:${ref.movie}`;
  if (episode !== undefined) return `episode:${ref.show}:${ref.season}:${episode}`;
  return ref.season === undefined ? `show:${ref.show}` : `season:${ref.show}:${ref.season}`;
}

/** The keys of all items that an event is about. */
export function itemKeys(event: Omit<ItemRef, 'type'> & { episodes?: number[] }): string[] {
  return event.episodes ? event.episodes.map((episode) => worldItemKey(event, episode)) : [worldItemKey(event)];
}
