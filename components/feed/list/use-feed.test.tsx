// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { NO_FILTER } from '@/components/feed/filter/feed-filter';
import { type Feed, shownRows } from '@/components/feed/list/feed';
import type { FeedHandle } from '@/components/feed/list/feed-handle';
import { type FirstRead, readFirst } from '@/components/feed/list/first-read';
import type { SavedView } from '@/components/feed/list/saved-view';
import { useFeed } from '@/components/feed/list/use-feed';
import { loadAfterPaint } from '@/components/feed/use-after-paint';
import type { StoreReader } from '@/components/page/connect-store';
import { play } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import { markRead } from '@/utils/store/read-marks';

let db: Database;
let handle: FeedHandle;
let saved: SavedView | null = null;
const scrollTo = (top: number) => Object.defineProperty(window, 'scrollY', { value: top, configurable: true });
let first: Promise<FirstRead> | null = null;
const read: StoreReader = async (work) => ({ ok: true, value: await work(db) });

interface ProbeProps {
  revision: number | undefined;
  reader: StoreReader;
  from: Promise<FirstRead>;
}

function Probe({ revision, reader, from }: ProbeProps) {
  handle = useFeed(reader, from, revision);
  return null;
}
const show = (revision: number | undefined, reader = read) => {
  first ??= readFirst({ read: reader, revision: async () => revision ?? 0, saved: async () => saved });
  const from = first;
  return act(() => render(<Probe revision={revision} reader={reader} from={from} />, document.body));
};
const ready = () => handle.feed as Extract<Feed, { kind: 'ready' }>;
const titles = () => shownRows(ready()).map(({ card }) => card.activities[0]?.show?.title);
/** Every show gets a card of its own. */
const showPlay = (number: number) =>
  judged(play(1, 1, { at: NOW - 10 * HOUR + number * MINUTE, show: { title: `S${number}`, ids: { trakt: number } } }));
const add = (number: number) => commitRows(db, [showPlay(number)]);
const addMany = (count: number) =>
  commitRows(
    db,
    Array.from({ length: count }, (_, at) => showPlay(at + 1)),
  );

beforeAll(() => loadAfterPaint());
beforeEach(async () => {
  db = await emptyStore();
  scrollTo(0);
  saved = null;
  first = null;
});
afterEach(() => act(() => render(null, document.body)));

it('reads the store, and again after each change', async () => {
  await add(1);
  show(0);
  expect(handle.feed.kind).toBe('loading');
  await vi.waitFor(() => expect(titles()).toEqual(['S1']));
  expect(ready().unread).toBe(1);
  await add(2);
  show(1);
  await vi.waitFor(() => expect(titles()).toEqual(['S2', 'S1']));
});

it('does not read again when the revision of what it shows becomes known', async () => {
  await add(1);
  let reads = 0;
  const counted: StoreReader = (work) => {
    reads += 1;
    return read(work);
  };
  show(undefined, counted);
  await vi.waitFor(() => expect(titles()).toEqual(['S1']));
  const revision = (await first)?.revision;
  show(revision, counted);
  await act(async () => void (await loadAfterPaint()));
  expect(reads).toBe(1);
  expect(titles()).toEqual(['S1']);
});

it('keeps the line between new and old below the rows that were unread when the feed was opened', async () => {
  await addMany(4);
  const all = await db.getAll('cards');
  await markRead(db, [all[3]?.id ?? ''], NOW);
  show(0);
  await vi.waitFor(() => expect(ready().line).toEqual(all[2]?.key));
  await markRead(db, [all[1]?.id ?? '', all[2]?.id ?? ''], NOW);
  await add(5);
  show(1);
  await vi.waitFor(() => expect(titles()[0]).toBe('S5'));
  expect(ready().line).toEqual(all[2]?.key);
});

it('keeps new rows waiting while someone reads further down', async () => {
  await add(1);
  show(0);
  await vi.waitFor(() => expect(titles()).toEqual(['S1']));
  scrollTo(500);
  await add(2);
  show(1);
  await vi.waitFor(() => expect(ready().waiting).toBe(1));
  expect(titles()).toEqual(['S1']);
  handle.showNew();
  await vi.waitFor(() => expect(titles()).toEqual(['S2', 'S1']));
  expect(ready().waiting).toBe(0);
});

it('moves no row while one is touched', async () => {
  await add(1);
  show(0);
  await vi.waitFor(() => expect(titles()).toEqual(['S1']));
  const row = document.createElement('button');
  row.dataset.cardId = 'a';
  document.body.append(row);
  row.focus();
  await add(2);
  show(1);
  await vi.waitFor(() => expect(ready().waiting).toBe(1));
  expect(titles()).toEqual(['S1']);
  row.remove();
  await add(3);
  show(2);
  await vi.waitFor(() => expect(titles()).toEqual(['S3', 'S2', 'S1']));
});

it('shows an error, not the old rows, if the store fails under a new filter', async () => {
  await add(1);
  let calls = 0;
  const broken: StoreReader = async (work) =>
    calls < 3 ? { ok: true, value: await work(db) } : { ok: false, error: { kind: 'store', reason: 'unavailable' } };
  show(0, async (work) => {
    calls += 1;
    return broken(work);
  });
  await vi.waitFor(() => expect(titles()).toEqual(['S1']));
  calls = 1;
  handle.narrow({ ...NO_FILTER, unread: true });
  await vi.waitFor(() => expect(handle.feed).toEqual({ kind: 'broken', reason: 'unavailable' }));
});

it('reads each page once, down to the end', async () => {
  await addMany(100);
  show(0);
  await vi.waitFor(() => expect(shownRows(ready()).length).toBe(30));
  handle.more();
  handle.more();
  await vi.waitFor(() => expect(shownRows(ready()).length).toBe(80));
  handle.more();
  await vi.waitFor(() => expect(shownRows(ready()).length).toBe(100));
  expect(ready().next).toBeNull();
  expect(new Set(titles()).size).toBe(100);
});

it('restores scroll position and filter', async () => {
  await addMany(100);
  const { key } = card('', NOW - 10 * HOUR + 20 * MINUTE);
  saved = { filter: null, place: { key, offset: 70 }, at: NOW };
  show(0);
  await vi.waitFor(() => expect(ready().anchor?.offset).toBe(70));
  const row = shownRows(ready()).find(({ card: { id } }) => id === ready().anchor?.id);
  expect(row?.card.activities[0]?.show?.title).toBe('S20');
  expect(handle.filter).toBeNull();
});

it('applies a filter, and clears it', async () => {
  await addMany(40);
  show(0);
  await vi.waitFor(() => expect(shownRows(ready()).length).toBe(30));
  handle.narrow({ ...NO_FILTER, words: 's7' });
  await vi.waitFor(() => expect(titles()).toEqual(['S7']));
  expect(ready()).toMatchObject({ narrowed: true, busy: false, next: null });
  expect(handle.filter?.words).toBe('s7');
  handle.narrow({ ...NO_FILTER, words: ' ' });
  await vi.waitFor(() => expect(shownRows(ready()).length).toBe(30));
  expect(handle.filter).toBeNull();
});

it('releases rows far from the viewport, and reads them again', async () => {
  await addMany(400);
  show(0);
  await vi.waitFor(() => expect(ready().chunks.length).toBe(1));
  for (let rows = 80; rows <= 400; rows += 50) {
    handle.more();
    await vi.waitFor(() =>
      expect(ready().chunks.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(rows),
    );
  }
  handle.virtualize({ from: 7, to: 7 }, new Map([[0, 3210]]));
  await vi.waitFor(() => expect(ready().chunks[0]?.rows).toBeNull());
  expect(ready().chunks[0]).toMatchObject({ count: 50, height: 3210 });
  handle.virtualize({ from: 0, to: 0 }, new Map());
  await vi.waitFor(() => expect(titles().slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, at) => `S${400 - at}`)));
  expect(ready().chunks[7]?.rows).toBeNull();
});

it('shows an error if the store cannot be read', async () => {
  show(0, async () => ({ ok: false, error: { kind: 'store', reason: 'blocked' } }));
  await vi.waitFor(() => expect(handle.feed).toEqual({ kind: 'broken', reason: 'blocked' }));
});

it('opens by time if the stored grouping is unknown', async () => {
  await add(1);
  saved = { filter: { unread: true, group: 'mood' }, place: null, at: NOW };
  show(0);
  await vi.waitFor(() => expect(titles()).toEqual(['S1']));
  expect(handle.filter).toEqual({ ...NO_FILTER, unread: true });
});
