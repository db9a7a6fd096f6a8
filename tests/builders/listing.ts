import { fakeFetch } from '@/tests/fake-fetch';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor, Page, Window } from '@/utils/trakt/trakt-client';

export const NOW = Date.parse('2026-11-01T12:00:00Z');
export const iso = (time: number) => new Date(time).toISOString();
export const movie = (trakt: number) => ({ type: 'movie', movie: { title: `Movie ${trakt}`, ids: { trakt } } });
export const show = {
  title: 'Severance',
  year: 2022,
  ids: { trakt: 7, slug: 'severance', imdb: 'tt11280740', tvdb: 371980 },
};
export const season = (number: number) => ({ type: 'season', season: { number, ids: { trakt: 70 + number } }, show });
export const episode = (number: number, of = 2) => ({
  type: 'episode',
  episode: { season: of, number, title: `E${number}`, ids: { trakt: 700 + number } },
  show,
});

/** A listing, split into pages as by Trakt. */
export function listing(stream: Stream, rows: object[]) {
  const state = { rows, now: NOW, changed: 1 };
  const { fetch, requests } = fakeFetch(({ query, headers }) => {
    const etag = `"${state.changed}"`;
    if (headers.get('if-none-match') === etag) return { status: 304 };
    const [page, limit] = [Number(query.get('page')), Number(query.get('limit'))];
    return {
      headers: { etag, 'x-pagination-page-count': String(Math.ceil(state.rows.length / limit)) },
      body: state.rows.slice((page - 1) * limit, page * limit),
    };
  });
  const feed = createTraktClient({
    protocol: 'v2',
    origin: 'https://api.test',
    clientId: 'k',
    fetch,
    now: () => state.now,
  });
  const read = async (cursor: Cursor | null, window?: Window): Promise<Page> => {
    const result = await feed.read(stream, cursor, window);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return { ...result.value, cursor: JSON.parse(JSON.stringify(result.value.cursor)) };
  };
  const put = (...more: object[]) => {
    state.rows = [...more, ...state.rows];
    state.changed++;
  };
  return { state, read, put, requests };
}

export const user = (
  kind: 'ratings' | 'watchlist' | 'collection-movies' | 'collection-episodes' | 'comments',
): Stream => ({
  protocol: 'v2',
  kind,
  user: 'mia',
  sourceIds: [],
});
export const fresh = (page: Page) => page.rows.filter((row) => row.fresh).map(({ activity }) => activity.id);
export const stale = (page: Page) => page.rows.filter((row) => !row.fresh).map(({ activity }) => activity.id);
