// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Feed } from '@/components/feed/feed';
import type { StoreReader } from '@/components/hooks/open-reader';
import { type FeedHandle, useFeed } from '@/components/hooks/use-feed';
import { play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';

let db: Database;
let handle: FeedHandle;
let top = true;
const read: StoreReader = async (work) => ({ ok: true, value: await work(db) });

function Probe({ revision, reader = read }: { revision: number; reader?: StoreReader }) {
  handle = useFeed(reader, revision, () => top);
  return null;
}
const show = (revision: number, reader?: StoreReader) =>
  act(() => render(<Probe revision={revision} {...(reader && { reader })} />, document.body));
const ready = () => handle.feed as Extract<Feed, { kind: 'ready' }>;
const titles = () => ready().rows.map(({ card }) => card.activities[0]?.show?.title);
/** Each show of its own card. */
const add = (number: number) =>
  commitRows(db, [
    judged(play(1, 1, { at: NOW - 3 * HOUR + number * MINUTE, show: { title: `S${number}`, ids: { trakt: number } } })),
  ]);

beforeEach(async () => {
  db = await emptyStore();
  top = true;
});
afterEach(() => act(() => render(null, document.body)));

it('reads the store, and again with each revision', async () => {
  await add(1);
  show(0);
  expect(handle.feed.kind).toBe('loading');
  await vi.waitFor(() => expect(titles()).toEqual(['S1']));
  expect(ready().unread).toBe(1);
  await add(2);
  show(1);
  await vi.waitFor(() => expect(titles()).toEqual(['S2', 'S1']));
});

it('lets what is new wait while someone reads further down', async () => {
  await add(1);
  show(0);
  await vi.waitFor(() => expect(titles()).toEqual(['S1']));
  top = false;
  await add(2);
  show(1);
  await vi.waitFor(() => expect(ready().waiting).toBe(1));
  expect(titles()).toEqual(['S1']);
  handle.showNew();
  await vi.waitFor(() => expect(titles()).toEqual(['S2', 'S1']));
  expect(ready().waiting).toBe(0);
});

it('reads page after page to the end, once each', async () => {
  for (let number = 1; number <= 100; number++) await add(number);
  show(0);
  await vi.waitFor(() => expect(ready().rows.length).toBe(30));
  handle.more();
  handle.more();
  await vi.waitFor(() => expect(ready().rows.length).toBe(80));
  handle.more();
  await vi.waitFor(() => expect(ready().rows.length).toBe(100));
  expect(ready().next).toBeNull();
  expect(new Set(titles()).size).toBe(100);
});

it('says so when the store cannot be read', async () => {
  show(0, async () => ({ ok: false, error: { kind: 'store', reason: 'blocked' } }));
  await vi.waitFor(() => expect(handle.feed).toEqual({ kind: 'broken', reason: 'blocked' }));
});
