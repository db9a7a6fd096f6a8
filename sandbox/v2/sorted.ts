import type { Shelved } from '@/sandbox/state';
import type { V2Request } from './endpoint';

export interface Sorted {
  /** `rank` counts from 1 in the owner's own order, which is the order of adding. */
  rows: (Shelved & { rank: number })[];
  headers: Record<string, string>;
}

/**
 * Sorts a watchlist or list as the path or `sort_by`, `sort_how` say. The default is the owner's preference, rank.
 * Knows `rank`, `added` and `title`; anything else is rank.
 *
 * @param items newest first
 */
export function sortItems(items: readonly Shelved[], { params, query }: V2Request): Sorted {
  const by = params.sortBy ?? query.get('sort_by') ?? 'rank';
  const how = params.sortHow ?? query.get('sort_how') ?? 'asc';
  const ranked = items.toReversed().map((item, i) => ({ ...item, rank: i + 1 }));
  const added = [...ranked].sort((a, b) => a.event.happenedAt - b.event.happenedAt || a.event.id - b.event.id);
  const title = (row: Shelved) => row.item.movie ?? row.item.show ?? '';
  const known: Readonly<Record<string, typeof ranked>> = {
    added,
    title: [...ranked].sort((a, b) => (title(a) < title(b) ? -1 : 1)),
  };
  const rows = known[by] ?? ranked;
  return {
    rows: how === 'desc' ? rows.toReversed() : rows,
    headers: {
      'x-sort-by': 'rank',
      'x-sort-how': 'asc',
      'x-applied-sort-by': by in known ? by : 'rank',
      'x-applied-sort-how': how === 'desc' ? 'desc' : 'asc',
    },
  };
}
