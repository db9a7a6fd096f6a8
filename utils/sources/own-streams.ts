import type { SpoilerLevel } from '@/utils/activity/spoiler-level';
import type { Conditions } from '@/utils/rules/condition';
import type { Source } from '@/utils/sources/source';
import type { Stream } from '@/utils/sources/stream';

/**
 * The person's own watchlist if a condition needs it, and their own plays if unwatched titles are hidden. Neither can
 * be read on protocol v1, or while `self` is unknown: then every title meets the condition, and none counts as watched.
 *
 * @param sources none of them paused
 */
export function ownStreams(
  protocol: 'v1' | 'v2',
  sources: readonly Source[],
  { self, conditions, spoilers }: { self: string | null; conditions: Conditions; spoilers: SpoilerLevel },
): Stream[] {
  const wanting = sources.filter((source) => (source.conditions?.titles ?? conditions.titles) === 'watchlist');
  if (protocol === 'v1' || self === null) return [];
  const own = (kind: 'own-watchlist' | 'own-plays', by: readonly Source[]): Stream[] =>
    by.length === 0 ? [] : [{ protocol, kind, user: self, sourceIds: by.map(({ id }) => id) }];
  return [...own('own-watchlist', wanting), ...own('own-plays', spoilers === 'unwatched' ? sources : [])];
}
