import { expect, it, vi } from 'vitest';
import { commitRows, emptyStore } from '@/tests/builders/store';
import type { KnownStates } from '@/utils/store/known-states';
import type { Database } from '@/utils/store/open-database';
import { linesOf } from '@/utils/store/outline-records';
import type { OutlineRecord } from '@/utils/store/outline-schema';
import { makeOutlines } from '@/utils/store/outlines';
import { saveRound } from '@/utils/store/poller-state';
import { readRoundSnapshot } from '@/utils/store/round-snapshot';
import type { StreamState } from '@/utils/store/schema';
import type { OutlineRate, StreamOutline } from '@/utils/store/stream-outline';
import { changeStreams, newStreamState, putStreamState } from '@/utils/store/stream-states';
import { wakeStreams } from '@/utils/store/wake-streams';

const POLLER = { budget: { tokens: 1, at: 1, waitUntil: null, waitReason: null, waits: 0 }, lastCheck: null };
const hours = Array.from({ length: 24 }, (_, hour) => hour / 4);
const PEOPLE = ['mia', 'ben', 'ada'];
const KEYS = PEOPLE.flatMap((slug) => ['history', 'ratings', 'watching'].map((kind) => `${kind}:${slug}`));

/** A listing with something in every field. */
const known = (key: string, change: Partial<StreamState> = {}): StreamState => ({
  ...newStreamState(key),
  sourceIds: ['user:mia', 'show:dark'],
  cursor: { at: 5, marks: ['a', 'b'] },
  nextDue: 1_795_000_000_123,
  lastRead: 1_794_000_000_456,
  lastGoodRead: 1_793_000_000_789,
  failures: 2,
  lastError: { kind: 'server', status: 503 },
  watchedUntil: 1_796_000_000_000,
  rate: { at: 7, days: 0.1, sittings: 1.5, rows: 3.25, hours, newest: null },
  ...change,
});

function rateOf({ at, days, sittings, rows, newest, hours: all, firstHour = 0 }: OutlineRate) {
  return { at, days, sittings, rows, newest, hours: Array.from(all).slice(firstHour, firstHour + 24) };
}

/** The fields of a state that its outline has. */
function outlineOf(state: StreamState | StreamOutline) {
  const { key, nextDue, lastRead, lastGoodRead, failures, lastError, watchedUntil, rate } = state;
  return { key, nextDue, lastRead, lastGoodRead, failures, lastError, watchedUntil, rate: rate && rateOf(rate) };
}

const keysOf = (states: KnownStates) => [...states.values()].map(({ key }) => key).sort();

async function compare(db: Database): Promise<void> {
  const { states, lacksOutlines } = await readRoundSnapshot(db);
  expect(lacksOutlines).toBe(false);
  const stored = await db.getAll('streams');
  expect(keysOf(states)).toEqual(stored.map(({ key }) => key));
  for (const state of stored) expect(outlineOf(states.get(state.key) as StreamOutline)).toEqual(outlineOf(state));
}

/** Reading the outlines throws until they are deleted, as with a lost file of Chromium's. */
function loseOutlines() {
  const { getAll: real, delete: realDelete } = IDBObjectStore.prototype;
  let lost = true;
  const remove = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
    if (key instanceof IDBKeyRange && key.lower === 'outline:') lost = false;
    return realDelete.call(this, key);
  });
  const read = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (
    this: IDBObjectStore,
    ...asked
  ) {
    const [range] = asked;
    if (lost && range instanceof IDBKeyRange && range.lower === 'outline:')
      throw new DOMException('Failed to read large IndexedDB value', 'DataError');
    return real.apply(this, asked);
  });
  return () => {
    remove.mockRestore();
    read.mockRestore();
  };
}

async function filled(): Promise<Database> {
  const db = await emptyStore();
  await changeStreams(db, { put: KEYS.map((key) => known(key)), gone: [] });
  await makeOutlines(db);
  return db;
}

it('has everything that a plan needs of each listing', async () => {
  const db = await filled();
  await compare(db);
  expect((await readRoundSnapshot(db)).states.get('history:mia')).not.toHaveProperty('cursor');
});

it('keeps up with listings that are read, added and removed', async () => {
  const db = await filled();
  await saveRound(
    db,
    () => [known('history:mia', { nextDue: 1, failures: 0, lastError: null }), newStreamState('history:zoe')],
    () => POLLER,
  );
  await compare(db);
  await commitRows(db, [], { stream: 'ratings:ben', now: 3 });
  await compare(db);
  await changeStreams(db, { put: [known('lists:eva')], gone: ['watching:ada', 'history:ada', 'ratings:ada'] });
  await compare(db);
  await changeStreams(db, { put: [], gone: [...KEYS, 'history:zoe', 'lists:eva'] });
  await compare(db);
  expect(keysOf((await readRoundSnapshot(db)).states)).toEqual([]);
});

it('discards a page as a whole: cursor and due time are stored together or not at all', async () => {
  const db = await filled();
  const failing = saveRound(
    db,
    () => [known('history:mia', { nextDue: 1 })],
    () => {
      throw new Error('killed');
    },
  );
  await expect(failing).rejects.toThrow('killed');
  expect((await db.get('streams', 'history:mia'))?.nextDue).toBe(known('').nextDue);
  await compare(db);
});

it.each<[string, (db: Database) => Promise<unknown>]>([
  ['a store of an earlier version', async (db) => db.delete('poller', 'outlines')],
  ['another layout of the records', async (db) => db.put('poller', 0, 'outlines')],
  ['a listing stored outside of a round', async (db) => putStreamState(db, known('follows', { nextDue: 0 }))],
  ['the end of an outage', async (db) => wakeStreams(db)],
])('plans by the states themselves after %s, and makes the outlines again', async (_, change) => {
  const db = await filled();
  await change(db);
  const { states, lacksOutlines } = await readRoundSnapshot(db);
  expect(lacksOutlines).toBe(true);
  expect([...states.values()]).toEqual(await db.getAll('streams'));
  await makeOutlines(db);
  await compare(db);
});

it('has the follow list and requests for several shows in full', async () => {
  const db = await filled();
  const listed = { dark: 4 };
  const put = [known('follows'), known('following'), known('show-activity:all:0', { listed })];
  await changeStreams(db, { put, gone: [] });
  const { states } = await readRoundSnapshot(db);
  for (const state of put) expect(states.get(state.key)).toEqual(state);
});

const recordsIn = async (db: Database) =>
  (await db.getAll('poller', IDBKeyRange.bound('outline:', 'outline;'))) as OutlineRecord[];

it('writes only what has changed, and keeps few records', async () => {
  const db = await filled();
  let most = 0;
  for (let count = 0; count < 100; count += 1) {
    const before = (await recordsIn(db)).length;
    const key = KEYS[count % KEYS.length] ?? '';
    await changeStreams(db, { put: [known(key, { nextDue: count })], gone: [`lists:${count - 50}`] });
    await changeStreams(db, { put: [known(`lists:${count}`)], gone: [] });
    const records = await recordsIn(db);
    most = Math.max(most, records.length);
    const [, ...last] = records;
    if (records.length === before + 2) expect(last.slice(-2).map(({ keys }) => linesOf(keys).length)).toEqual([1, 1]);
    expect(keysOf((await readRoundSnapshot(db)).states).length).toBe(KEYS.length + Math.min(count + 1, 50));
  }
  expect(most).toBeGreaterThan(20);
  expect(most).toBeLessThanOrEqual(32);
  await compare(db);
});

it('finds the listings that nobody wants', async () => {
  const db = await filled();
  await changeStreams(db, { put: [known('follows'), known('lists:eva')], gone: ['history:ada'] });
  const { states } = await readRoundSnapshot(db);
  const wanted = KEYS.filter((key) => key !== 'ratings:ben');
  expect(states.others([...wanted, ...wanted, 'comments:zoe']).sort()).toEqual(['follows', 'lists:eva', 'ratings:ben']);
  expect(states.others([...KEYS, 'follows', 'lists:eva'])).toEqual([]);
  const changed = states.changed([known('lists:zoe')], ['history:mia', 'follows']);
  expect(changed.others(wanted).sort()).toEqual(['lists:eva', 'lists:zoe', 'ratings:ben']);
  expect(changed.has('history:mia')).toBe(false);
  expect(changed.get('history:mia')).toBe(undefined);
  expect(keysOf(changed)).not.toContain('history:mia');
});

it('makes lost outlines again from the states', async () => {
  const db = await filled();
  const found = loseOutlines();
  const { lacksOutlines, states } = await readRoundSnapshot(db);
  found();
  expect(lacksOutlines).toBe(true);
  expect(keysOf(states)).toEqual([...KEYS].sort());
  await makeOutlines(db);
  await compare(db);
});

it('keeps the lines of others where a name breaks the line', async () => {
  const db = await emptyStore();
  const put = [known('history:a\nb', { nextDue: 1 }), known('history:mia', { nextDue: 2 })];
  await changeStreams(db, { put, gone: [] });
  await makeOutlines(db);
  const { states } = await readRoundSnapshot(db);
  expect(keysOf(states)).toEqual(['history:mia']);
  expect(states.get('history:mia')?.nextDue).toBe(2);
});
