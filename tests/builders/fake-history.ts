import { fakeFetch } from '@/tests/fake-fetch';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor, Page, Window } from '@/utils/trakt/trakt-client';
import { checksum } from '@/utils/trakt/v2/checksum';

export interface Play {
  id: number;
  at: number;
  action?: string;
}

export interface HistoryNature {
  /** Input of the ETag: page 1 alone, or the time of the last change. */
  etag: 'digest' | 'time' | null;
  /** Which answers send `Last-Modified`: all, only pages, or none. */
  lastModified: 'always' | 'not-with-304' | null;
  /** How plays are counted; a number is reported always, right or not. */
  counts: 'right' | number | null;
}

const AS_RECORDED: HistoryNature = { etag: 'digest', lastModified: 'always', counts: 'right' };

const STREAM: Stream = { protocol: 'v2', kind: 'history', user: 'Mia', sourceIds: ['user:mia'] };

/** A user's plays as Trakt lists them, sorted by time, then id. `changed` is the time of the last change. */
export function fakeHistory(plays: Play[], start: number, nature: Partial<HistoryNature> = {}) {
  const state = { plays, changed: start, now: start, ...AS_RECORDED, ...nature };
  const { fetch, requests } = fakeFetch(({ query, headers }) => {
    const [page, limit] = [Number(query.get('page')), Number(query.get('limit'))];
    const [from, to] = [query.get('start_at'), query.get('end_at')];
    const rows = state.plays
      .filter(({ at }) => (!from || at >= Date.parse(from)) && (!to || at <= Date.parse(to)))
      .sort((a, b) => b.at - a.at || b.id - a.id);
    const body = rows.slice((page - 1) * limit, page * limit).map(({ id, at, action = 'scrobble' }) => ({
      id,
      watched_at: new Date(at).toISOString(),
      action,
      type: 'movie',
      movie: { title: `Movie ${id}`, year: 2000, ids: { trakt: id } },
    }));
    const count = state.counts === 'right' ? rows.length : state.counts;
    const etag = state.etag === 'time' ? `"${state.changed}"` : `W/"${checksum(JSON.stringify(body))}"`;
    const same = state.etag !== null && headers.get('if-none-match') === etag;
    return {
      status: same ? 304 : 200,
      headers: {
        ...(state.etag && { etag }),
        ...((state.lastModified === 'always' || (state.lastModified && !same)) && {
          'last-modified': new Date(state.changed).toUTCString(),
        }),
        ...(count !== null && {
          'x-pagination-item-count': String(count),
          'x-pagination-page-count': String(Math.ceil(count / limit)),
        }),
      },
      body,
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
    const result = await feed.read(STREAM, cursor, window);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    // State kept between reads must survive JSON.
    return { ...result.value, cursor: JSON.parse(JSON.stringify(result.value.cursor)) };
  };
  /** Something changes some minutes later. */
  const change = (edit: (plays: Play[]) => Play[], minutes = 5) => {
    state.plays = edit(state.plays);
    state.now += minutes * 60_000;
    state.changed = state.now;
  };
  return { state, read, change, requests };
}

export const idsOf = (page: Page) => page.rows.map(({ activity }) => activity.id);
export const freshOf = (page: Page) => page.rows.filter((row) => row.fresh).map(({ activity }) => activity.id);
