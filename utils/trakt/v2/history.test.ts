import { describe, expect, test } from 'vitest';
import { fakeHistory, freshOf, type HistoryNature, idsOf, type Play } from '@/tests/builders/fake-history';
import { DAY, MINUTE } from '@/utils/lib/time';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const trakt = (plays: Play[], nature?: Partial<HistoryNature>) => fakeHistory(plays, NOW, { etag: 'time', ...nature });
const past = (count: number): Play[] =>
  Array.from({ length: count }, (_, index) => ({ id: 1000 + index, at: NOW - DAY - (count - index) * MINUTE }));
const [ids, fresh] = [idsOf, freshOf];

describe('polling', () => {
  test('reads only the newest page at first', async () => {
    const { read, requests } = trakt(past(250));
    const page = await read(null);
    expect(page.rows).toHaveLength(100);
    expect(requests).toHaveLength(1);
    expect(page.gap).toBeNull();
    expect(page.rows[0]?.activity).toMatchObject({
      id: 'history:1249',
      aliases: [`play:mia:movie:1249:${(NOW - DAY) / MINUTE - 1}`],
      action: 'scrobble',
      type: 'movie',
      user: { username: 'Mia', slug: 'mia' },
      movie: { title: 'Movie 1249', ids: { trakt: 1249 } },
    });
  });

  test('needs one request when nothing is new', async () => {
    const { read, requests } = trakt(past(10));
    const first = await read(null);
    const second = await read(first.cursor);
    expect(second).toMatchObject({ unchanged: true, rows: [], gap: null });
    expect(second.cursor).toEqual(first.cursor);
    expect(requests).toHaveLength(2);
  });

  test('treats a new play as fresh, but not an older one revealed by a removal', async () => {
    const { state, read } = trakt(past(150));
    const { cursor } = await read(null);
    state.plays = state.plays.slice(0, -1).concat({ id: 2000, at: NOW, action: 'watch' });
    state.plays.splice(60, 1);
    state.changed += MINUTE;
    const page = await read(cursor);
    expect(fresh(page)).toEqual(['history:2000']);
    expect(page.rows[0]?.activity.action).toBe('seen');
    expect(page.rows).toHaveLength(100);
  });

  test('reads on until it reaches known plays', async () => {
    const { state, read, requests } = trakt(past(10));
    const { cursor } = await read(null);
    state.plays = [...state.plays, ...Array.from({ length: 150 }, (_, i) => ({ id: 2000 + i, at: NOW - 1000 + i }))];
    state.changed += MINUTE;
    const page = await read(cursor);
    expect(fresh(page)).toHaveLength(150);
    expect(page.gap).toBeNull();
    expect(requests).toHaveLength(3);
  });

  test('stops at three pages and notes a gap', async () => {
    const { state, read, requests } = trakt(past(10));
    const { cursor } = await read(null);
    state.plays = [...state.plays, ...Array.from({ length: 1000 }, (_, i) => ({ id: 2000 + i, at: NOW - 1000 + i }))];
    state.changed += MINUTE;
    const page = await read(cursor);
    expect(page.rows).toHaveLength(300);
    expect(page.gap).toEqual({ since: NOW - DAY - MINUTE, url: 'https://app.trakt.tv/profile/Mia' });
    expect(requests).toHaveLength(4);
    state.changed += MINUTE;
    expect(fresh(await read(page.cursor))).toEqual([]);
  });

  test.each([null, { top: 'x' }, { strange: true }, { top: 1 }])('treats a cursor like %j as none', async (cursor) => {
    const { read } = trakt(past(150));
    expect((await read(cursor)).rows).toHaveLength(100);
  });
});

describe('plays with an older date', () => {
  test('continue an unfinished search at the next read, even if nothing else has changed', async () => {
    const { state, read } = trakt(past(1650));
    const first = await read(null);
    state.plays = [...state.plays, { id: 5000, at: NOW - DAY - 1550 * MINUTE }];
    state.changed += MINUTE;
    let page = await read(first.cursor);
    for (let n = 0; n < 2; n++) {
      expect(fresh(page)).toEqual([]);
      page = await read(page.cursor);
    }
    expect(fresh(page)).toEqual(['history:5000']);
    expect((await read(page.cursor)).unchanged).toBe(true);
  });

  test('take ten pages a day, then note a gap', async () => {
    const { state, read, requests } = trakt(past(3000));
    let page = await read(null);
    state.plays = [...state.plays, { id: 5000, at: NOW - DAY - 2900 * MINUTE }];
    state.changed += MINUTE;
    const gaps = [];
    for (let n = 0; n < 6; n++) {
      page = await read(page.cursor);
      if (page.gap) gaps.push(page.gap);
    }
    expect(gaps).toEqual([{ since: NOW, url: 'https://app.trakt.tv/profile/Mia' }]);
    expect(requests.filter(({ query }) => query.get('limit') === '250')).toHaveLength(10);
    expect(page.unchanged).toBe(true);
    // The allowance is per day: the next search may use it again.
    state.plays = [...state.plays, { id: 5001, at: NOW - DAY - 150 * MINUTE }];
    state.changed += MINUTE;
    expect((await read(page.cursor)).gap).toBeNull();
    state.now += DAY;
    expect(fresh(await read(page.cursor))).toEqual(['history:5001']);
  });
});

describe('a window', () => {
  test('holds the rows between its ends, both included', async () => {
    const { read } = trakt(past(300));
    const at = (minutes: number) => NOW - DAY - minutes * MINUTE;
    const page = await read(null, { start: at(200), end: at(151), rows: 100 });
    expect(page.rows).toHaveLength(50);
    expect(page.rows.at(-1)?.activity.at).toBe(at(200));
    expect(page.rows[0]?.activity.at).toBe(at(151));
  });

  test('is full at its number of rows, and counts only requested ones', async () => {
    const plays = past(600).map((play, index) => ({ ...play, action: index % 6 === 0 ? 'checkin' : 'scrobble' }));
    const { read } = trakt(plays);
    expect(ids(await read(null, { rows: 30 }))).toHaveLength(30);
    const page = await read(null, { rows: 90, filter: ({ action }) => action === 'checkin' });
    expect(new Set(page.rows.map(({ activity }) => activity.action))).toEqual(new Set(['checkin']));
    expect(page.rows).toHaveLength(90);
  });
});
