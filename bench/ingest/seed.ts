import type { Activity } from '@/utils/activity/activity';
import { MINUTE } from '@/utils/lib/time';
import { commit } from '@/utils/store/feed-writer';
import type { JudgedRow } from '@/utils/store/judged-row';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { newStreamState } from '@/utils/store/stream-states';

/*
 * Runs in a page of Chromium: stores pages of Trakt through the corridor's own code, and the same records by
 * themselves.
 */

const PEOPLE = 40;
const SHOWS = 300;
const MOVIES = 400;
const STORES = ['cards', 'seen', 'unread', 'outbox'] as const;
/** Rows this new are news, unread and to be announced; older ones are what was there before anybody asked. */
const NEWS_ROWS = 100;
const DECISION = { level: 'notify', reason: { kind: 'default-rule' } } as const;
const NO_PAGE = { rows: [], cursor: {}, unchanged: false, gap: null, tallies: [], unknown: 0, dropped: 0 };
const EPOCH = Date.UTC(2026, 10, 1);

type Records = Record<(typeof STORES)[number], { keys: IDBValidKey[]; values: unknown[] }>;

/** The nth of all activities, newest first; one person's are a few hours apart. */
function activityOf(number: number): Activity {
  const person = number % PEOPLE;
  const user = { username: `person${person}`, slug: `person${person}`, name: `Person ${person}` };
  const at = EPOCH - number * 7 * MINUTE;
  const base = { id: `history:${10_000_000 - number}`, at, user };
  const mixed = Math.imul(number + 1, 2654435761) >>> 8;
  if (mixed % 4 === 0) {
    const id = mixed % MOVIES;
    const movie = { title: `A movie called ${id}`, year: 1990 + (id % 35), ids: { trakt: id, slug: `movie-${id}` } };
    return { ...base, aliases: [`play:${user.slug}:movie:${id}:${at}`], type: 'movie', action: 'scrobble', movie };
  }
  const id = mixed % SHOWS;
  const show = { title: `A show called ${id}`, year: 1990 + (id % 35), ids: { trakt: id, slug: `show-${id}` } };
  const episode = { season: 1 + (mixed % 6), number: 1 + (mixed % 20), title: `Episode title ${number}` };
  const aliases = [`play:${user.slug}:episode:${id}:${at}`];
  return { ...base, aliases, type: 'episode', action: 'scrobble', show, episode };
}

function rowsOf(from: number, count: number): JudgedRow[] {
  return Array.from({ length: count }, (_, index): JudgedRow => {
    const activity = activityOf(from + index);
    const isNews = from + index < NEWS_ROWS;
    const news = isNews ? { [`user:${activity.user.slug}`]: DECISION } : {};
    return { activity, fresh: true, baseline: !isNews, decision: DECISION, news };
  });
}

async function openEmpty(): Promise<Database> {
  const opened = await openDatabase(`ingest-${crypto.randomUUID()}`);
  if (!opened.ok) throw new Error(opened.error.reason);
  return opened.value;
}

async function drop(db: Database): Promise<void> {
  db.close();
  await new Promise((done) => {
    const request = indexedDB.deleteDatabase(db.name);
    request.onsuccess = done;
    request.onerror = done;
  });
}

/** The corridor's way: `commits` transactions of as many rows each. */
async function own(rows: number, commits: number): Promise<{ ms: number; records: Records }> {
  const db = await openEmpty();
  const size = rows / commits;
  const pages = Array.from({ length: commits }, (_, index) => rowsOf((commits - 1 - index) * size, size));
  const state = newStreamState('following');
  const began = performance.now();
  for (const page of pages) await commit(db, { rows: page, page: NO_PAGE, state, now: EPOCH + MINUTE });
  const ms = performance.now() - began;
  const records = await readAll(db);
  await drop(db);
  return { ms, records };
}

async function readAll(db: Database): Promise<Records> {
  const tx = db.transaction(STORES);
  const read = async (name: (typeof STORES)[number]) => {
    const [keys, values] = await Promise.all([tx.objectStore(name).getAllKeys(), tx.objectStore(name).getAll()]);
    return { keys: keys as IDBValidKey[], values };
  };
  const [cards, seen, unread, outbox] = await Promise.all(STORES.map(read));
  if (!cards || !seen || !unread || !outbox) throw new Error('A store is missing');
  return { cards, seen, unread, outbox };
}

/** The floor: the same records into the same stores, in one transaction. */
async function floor(records: Records): Promise<number> {
  const db = await openEmpty();
  const began = performance.now();
  const tx = db.transaction(STORES, 'readwrite');
  for (const name of STORES) {
    const store = tx.objectStore(name) as unknown as { put(value: unknown, key?: IDBValidKey): Promise<unknown> };
    const hasKey = tx.objectStore(name).keyPath !== null;
    records[name].values.forEach((value, index) => {
      void (hasKey ? store.put(value) : store.put(value, records[name].keys[index]));
    });
  }
  await tx.done;
  const ms = performance.now() - began;
  await drop(db);
  return ms;
}

interface Ingested {
  own: number[];
  floor: number[];
  /** Records in each store at the end. */
  counts: number[];
}

/** Both ways in turns. The first turn of each warms up. */
async function ingest(rows: number, commits: number, runs: number): Promise<Ingested> {
  const { records } = await own(rows, commits);
  await floor(records);
  const found: Ingested = { own: [], floor: [], counts: STORES.map((name) => records[name].values.length) };
  for (let run = 0; run < runs; run += 1) {
    if (run % 2) found.floor.push(await floor(records));
    found.own.push((await own(rows, commits)).ms);
    if (run % 2 === 0) found.floor.push(await floor(records));
  }
  return found;
}

Object.assign(globalThis, { ingest });
