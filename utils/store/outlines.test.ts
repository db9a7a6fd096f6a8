import { expect, it } from 'vitest';
import { commitRows, emptyStore } from '@/tests/builders/store';
import type { Database } from '@/utils/store/open-database';
import { addOutlines } from '@/utils/store/outline-records';
import type { OutlineRecord } from '@/utils/store/outline-schema';
import { makeOutlines } from '@/utils/store/outlines';
import { saveRound } from '@/utils/store/poller-state';
import { readRoundSnapshot } from '@/utils/store/round-snapshot';
import type { StreamState } from '@/utils/store/schema';
import type { StreamOutline } from '@/utils/store/stream-outline';
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

/** What outlines have of a state. */
function outlineOf(state: StreamState | StreamOutline) {
  const { key, nextDue, lastRead, lastGoodRead, failures, lastError, watchedUntil, rate } = state;
  const plain = rate && { ...rate, hours: Array.from(rate.hours) };
  return { key, nextDue, lastRead, lastGoodRead, failures, lastError, watchedUntil, rate: plain };
}

async function compare(db: Database): Promise<void> {
  const { states, lacksOutlines } = await readRoundSnapshot(db);
  expect(lacksOutlines).toBe(false);
  const stored = await db.getAll('streams');
  expect(states.size).toBe(stored.length);
  for (const state of stored) expect(outlineOf(states.get(state.key) as StreamOutline)).toEqual(outlineOf(state));
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
  expect((await readRoundSnapshot(db)).states.size).toBe(0);
});

it('gives up a page whole: neither its cursor nor its due time is stored if the other cannot be', async () => {
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

it('puts the listings of one person into one record', async () => {
  const db = await filled();
  const records = (await db.getAll('poller', IDBKeyRange.bound('outline:', 'outline;'))) as OutlineRecord[];
  expect(records.map(({ keys }) => keys.length)).toEqual(PEOPLE.map(() => 3));
  const found = new Map<string, StreamOutline>();
  for (const record of records) addOutlines(record, found);
  expect([...found.keys()].sort()).toEqual([...KEYS].sort());
});
