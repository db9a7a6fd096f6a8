import { fakeFetch } from '@/tests/fake-fetch';
import { DAY, HOUR } from '@/utils/lib/time';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor, Page, Window } from '@/utils/trakt/trakt-client';

export const NOW = Date.parse('2026-11-01T12:00:00Z');
const iso = (time: number) => new Date(time).toISOString();

export interface Item {
  id: number;
  at: number;
}
export interface List {
  id: number;
  created: number;
  updated: number;
  items: Item[];
  status?: number;
}

export function keeper(...lists: List[]) {
  const state = {
    lists,
    now: NOW,
    /** Items in an older cache, by list. */
    cached: new Map<number, Item[]>(),
    /** Makes one answer go wrong: it has no lists. */
    empty: false,
  };
  const { fetch, requests } = fakeFetch(({ path, query }) => {
    const list = state.lists.find(({ id }) => path.startsWith(`/users/mia/lists/${id}/items/`));
    if (!list) {
      if (state.empty) return { body: [] };
      return {
        body: state.lists.map(({ id, created, updated, items }) => ({
          name: `List ${id}`,
          privacy: 'public',
          created_at: iso(created),
          updated_at: iso(updated),
          item_count: items.length,
          ids: { trakt: id, slug: `list-${id}` },
        })),
      };
    }
    if (list.status) return { status: list.status };
    const [page, limit] = [Number(query.get('page')), Number(query.get('limit'))];
    const items = (state.cached.get(list.id) ?? list.items).toSorted((a, b) => b.at - a.at || b.id - a.id);
    const body = items.slice((page - 1) * limit, page * limit).map(({ id, at }) => ({
      id,
      rank: 1,
      listed_at: iso(at),
      type: 'movie',
      movie: { title: `Movie ${id}`, ids: { trakt: id } },
    }));
    const headers = {
      'x-pagination-page-count': String(Math.ceil(items.length / limit)),
      'x-pagination-item-count': String(items.length),
    };
    return { headers, body };
  });
  const feed = createTraktClient({
    protocol: 'v2',
    origin: 'https://api.test',
    clientId: 'k',
    fetch,
    now: () => state.now,
  });
  const read = async (cursor: Cursor | null, window?: Window): Promise<Page> => {
    const result = await feed.read({ protocol: 'v2', kind: 'lists', user: 'mia', sourceIds: [] }, cursor, window);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return { ...result.value, cursor: JSON.parse(JSON.stringify(result.value.cursor)) };
  };
  const add = (list: List | undefined, ...items: Item[]) => {
    list?.items.push(...items);
    if (list) list.updated = Math.max(...items.map(({ at }) => at));
  };
  return { state, read, add, requests };
}

export const list = (id: number, items: number, updated = NOW - DAY): List => ({
  id,
  created: NOW - 9 * DAY,
  updated,
  items: Array.from({ length: items }, (_, n) => ({ id: id * 1000 + n, at: updated - n * HOUR })),
});
export const fresh = (page: Page) => page.rows.filter((row) => row.fresh).map(({ activity }) => activity.id);
