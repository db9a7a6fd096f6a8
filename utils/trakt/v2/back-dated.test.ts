import { describe, expect, test } from 'vitest';
import { fakeHistory, freshOf, type HistoryNature, type Play } from '@/tests/builders/fake-history';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const past = (count: number): Play[] =>
  Array.from({ length: count }, (_, index) => ({ id: 1000 + index, at: NOW - DAY - (count - index) * MINUTE }));
const behind = (requests: { query: URLSearchParams }[]) =>
  requests.filter(({ query }) => query.get('limit') === '250').length;

const NATURES: [string, Partial<HistoryNature>][] = [
  ['its ETag is a digest of page 1', { etag: 'digest' }],
  ['its ETag is the time of the last change', { etag: 'time' }],
  ['it sends no ETag', { etag: null }],
  ['it sends Last-Modified with pages only', { etag: 'digest', lastModified: 'not-with-304' }],
  ['it sends no count', { counts: null }],
  ['its count is always the same', { counts: 1337 }],
];

describe.each(NATURES)('finds a play marked as watched last week when %s', (_, nature) => {
  /** A 304 without Last-Modified is trusted for an hour. */
  const minutes = nature.lastModified === 'not-with-304' ? 61 : 5;
  const edits: [string, (plays: Play[]) => Play[], string[]][] = [
    ['on its own', (plays) => [...plays, { id: 5000, at: NOW - 2 * DAY }], ['history:5000']],
    [
      'while another play was removed',
      (plays) => [...plays.toSpliced(-150, 1), { id: 5000, at: NOW - 2 * DAY }],
      ['history:5000'],
    ],
    [
      'while two plays of page 1 were removed',
      (plays) => [...plays.toSpliced(-50, 2), { id: 5000, at: NOW - 2 * DAY }],
      ['history:5000'],
    ],
    [
      'when a play of today is given its date',
      (plays) => [...plays.slice(0, -1), { id: 5000, at: NOW - 2 * DAY }],
      ['history:5000'],
    ],
    [
      'along with a newer play',
      (plays) => [...plays, { id: 5000, at: NOW - 2 * DAY }, { id: 5001, at: NOW }],
      ['history:5001', 'history:5000'],
    ],
    [
      'along with a newer play while another was removed',
      (plays) => [...plays.toSpliced(-150, 1), { id: 5000, at: NOW - 2 * DAY }, { id: 5001, at: NOW }],
      ['history:5001', 'history:5000'],
    ],
  ];
  test.each(edits)('%s', async (_what, edit, found) => {
    const { read, change } = fakeHistory(past(700), NOW, nature);
    const first = await read(null);
    change(edit, minutes);
    const second = await read(first.cursor);
    expect(freshOf(second)).toEqual(found);
    expect(second.gap).toBeNull();
    change((plays) => plays);
    expect(freshOf(await read(second.cursor))).toEqual([]);
  });
});

test('finds a play with a changed date within a day without Last-Modified', async () => {
  const nature = { etag: null, lastModified: null } as const;
  const { state, read, change } = fakeHistory(past(700), NOW, nature);
  let page = await read(null);
  change((plays) => [...plays.toSpliced(-150, 1), { id: 5000, at: NOW - 2 * DAY }]);
  const found: string[] = [];
  for (let hour = 0; hour < 25; hour++) {
    state.now += HOUR;
    page = await read(page.cursor);
    found.push(...freshOf(page));
  }
  expect(found).toEqual(['history:5000']);
});

describe('a search costs little', () => {
  test('when only a play was removed: three pages and no gap', async () => {
    const { read, change, requests } = fakeHistory(past(5000), NOW);
    const first = await read(null);
    change((plays) => plays.slice(0, -1));
    const second = await read(first.cursor);
    expect([behind(requests), second.gap, freshOf(second)]).toEqual([3, null, []]);
    await read(second.cursor);
    expect(behind(requests)).toBe(3);
  });

  test('when a play was removed and the count is wrong: four pages and no gap', async () => {
    const { state, read, change, requests } = fakeHistory(past(5000), NOW, { counts: 1337 });
    let page = await read(null);
    change((plays) => plays.slice(0, -1));
    state.counts = 9000;
    const gaps = [];
    for (let n = 0; n < 6; n++) {
      page = await read(page.cursor);
      if (page.gap) gaps.push(page.gap);
      state.now += 5 * MINUTE;
    }
    expect([behind(requests), gaps]).toEqual([4, []]);
  });

  test('during a day of watching: at most six pages', async () => {
    const { read, change, requests } = fakeHistory(past(5000), NOW);
    let page = await read(null);
    const found: string[] = [];
    for (let hour = 1; hour <= 24; hour++) {
      change((plays) => [...plays, { id: 9000 + hour, at: NOW + hour * HOUR }], 60);
      page = await read(page.cursor);
      found.push(...freshOf(page));
    }
    expect(found).toHaveLength(24);
    expect(behind(requests)).toBeLessThanOrEqual(6);
  });

  test('when somebody removes plays all day: at most six pages', async () => {
    const { read, change, requests } = fakeHistory(past(5000), NOW);
    let page = await read(null);
    for (let n = 0; n < 40; n++) {
      change((plays) => plays.slice(0, -1), 10);
      page = await read(page.cursor);
    }
    expect(behind(requests)).toBeLessThanOrEqual(6);
  });

  test('when all plays fit on page 1: no other page', async () => {
    const { read, change, requests } = fakeHistory(past(50), NOW);
    const first = await read(null);
    change((plays) => [...plays.slice(1), { id: 5000, at: NOW - 2 * DAY }]);
    expect(freshOf(await read(first.cursor))).toEqual(['history:5000']);
    expect(behind(requests)).toBe(0);
  });
});

test('finds a play with an older date later if nothing indicated it at first, and none twice', async () => {
  const { read, change } = fakeHistory(past(600), NOW);
  let page = await read(null);
  const found: string[] = [];
  const add = async (plays: Play[], taken = 0) => {
    change((before) => [...before.slice(taken), ...plays], 60);
    page = await read(page.cursor);
    found.push(...freshOf(page));
  };
  await add([{ id: 5000, at: NOW }]);
  // The count is right, so nothing indicates a play with an older date.
  await add(
    [
      { id: 5001, at: NOW },
      { id: 5002, at: NOW - 2 * DAY },
    ],
    1,
  );
  expect(found).toEqual(['history:5000', 'history:5001']);
  for (let hour = 0; hour < 30; hour++) await add([{ id: 6000 + hour, at: NOW + hour * HOUR }]);
  expect(found.filter((id) => id === 'history:5002')).toHaveLength(1);
  expect(new Set(found).size).toBe(found.length);
});

describe('one absurd id', () => {
  test.each([9_999_999_999_999, 50_000_000_000])('%d does not hide later rows', async (absurd) => {
    const real = past(30).map(({ id, at }) => ({ id: 12_300_000_000 + id, at }));
    const { read, change } = fakeHistory([...real, { id: absurd, at: NOW - DAY }], NOW);
    let page = await read(null);
    const found: string[] = [];
    for (let n = 0; n < 4; n++) {
      change((plays) => [...plays, { id: 12_300_005_000 + n, at: NOW + (n + 1) * 5 * MINUTE }]);
      page = await read(page.cursor);
      found.push(...freshOf(page).filter((id) => id !== `history:${absurd}`));
    }
    expect(new Set(found)).toEqual(new Set([0, 1, 2, 3].map((n) => `history:${12_300_005_000 + n}`)));
    expect(page.rows.filter((row) => row.fresh).length).toBeLessThan(5);
  });
});
