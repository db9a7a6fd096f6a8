import type { Conditions } from '@/utils/rules/condition';
import type { Source } from '@/utils/sources/source';
import type { Stream } from '@/utils/sources/stream';

/**
 * The person's own watchlist, where a condition asks for it. Protocol v1 has no such listing: there the condition holds
 * nothing back.
 *
 * @param sources none of them paused
 */
export function ownStreams(
  protocol: 'v1' | 'v2',
  sources: readonly Source[],
  { self, conditions }: { self: string | null; conditions: Conditions },
): Stream[] {
  const wanting = sources.filter((source) => (source.conditions?.titles ?? conditions.titles) === 'watchlist');
  if (protocol === 'v1' || self === null || wanting.length === 0) return [];
  return [{ protocol, kind: 'own-watchlist', user: self, sourceIds: wanting.map(({ id }) => id) }];
}
