import { MAX_ROUNDS, PACE, STRIDE } from '@/bench/store/pace';
import type { Activity, Person } from '@/utils/activity/activity';
import { showWatchingId } from '@/utils/activity/identity';
import { DAY, MINUTE } from '@/utils/lib/time';
import { commit } from '@/utils/store/feed-writer';
import type { JudgedRow } from '@/utils/store/judged-row';
import { keepSmall } from '@/utils/store/keep-small';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { readPage, readUnreadCount } from '@/utils/store/read/feed-reader';
import { markAllRead, markUnread } from '@/utils/store/read-marks';
import type { FeedSize, Sweep } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';
import { findUpkeep } from '@/utils/store/upkeep';

/* Runs in a page of Chromium: fills a store day by day, through the code that the corridor uses. */

export interface Life {
  people: number;
  /** Of one person per day. */
  plays: number;
  shows: number;
  /** People noticed watching a show per day. */
  watchers: number;
  /** Rows that the settings keep. */
  rows: number;
}

const EPOCH = Date.UTC(2026, 0, 1);

const personOf = (slug: string): Person => ({ username: slug, slug, name: `Person ${slug}` });

const showOf = (id: number) => ({
  title: `A show called ${id}`,
  year: 2000 + (id % 25),
  ids: { trakt: id, slug: `show-${id}` },
});

function play(number: number, at: number, person: number): Activity {
  const show = showOf((person * 7 + Math.floor(number / 40)) % 400);
  const episode = { season: 1 + (number % 6), number: 1 + (number % 20), title: `Episode title ${number}` };
  const user = personOf(`person${person}`);
  const alias = `play:${user.slug}:episode:${show.ids.trakt}:${Math.floor(at / MINUTE)}`;
  return {
    id: `history:${10_000_000 + number}`,
    aliases: [alias],
    at,
    type: 'episode',
    action: 'scrobble',
    user,
    show,
    episode,
  };
}

function watcher(show: number, at: number, slug: string): Activity {
  const id = showWatchingId({ user: slug, show: `show-${show}`, season: null, noticedAt: at });
  return { id, aliases: [], at, type: 'episode', action: 'watching', user: personOf(slug), show: showOf(show) };
}

async function store(db: Database, key: string, activities: Activity[], cursor: object, now: number): Promise<void> {
  const decision = { level: 'badge', reason: { kind: 'default-rule' } } as const;
  const rows = activities.map((activity): JudgedRow => ({ activity, fresh: true, baseline: true, decision, news: {} }));
  const page = { rows: [], cursor: {}, unchanged: false, gap: null, tallies: [], unknown: 0, dropped: 0 };
  await commit(db, { rows, page, state: { ...newStreamState(key), cursor: { ...cursor } }, now });
}

/** Upkeep of one round. Returns whether there was anything to do. */
async function upkeep(
  db: Database,
  rows: number,
  known: Parameters<typeof findUpkeep>[2],
  now: number,
): Promise<boolean> {
  const due = await findUpkeep(db, { days: null, rows }, known, now);
  if (due) await keepSmall(db, due, now);
  return due !== null;
}

async function open(name: string): Promise<Database> {
  const opened = await openDatabase(name);
  if (!opened.ok) throw new Error(opened.error.reason);
  return opened.value;
}

/** Lives the days from `from` to `until`, counted from the first day. */
async function live(name: string, { people, plays, shows, watchers, rows }: Life, from: number, until: number) {
  const db = await open(name);
  for (let day = from; day < until; day += STRIDE) {
    const days = Math.min(STRIDE, until - day);
    const now = EPOCH + (day + days) * DAY;
    const times = (each: number) =>
      Array.from({ length: days * each }, (_, index) => EPOCH + day * DAY + ((index + 0.5) * DAY) / each);
    for (let person = 0; person < people; person += 1) {
      const base = (person * 10_000 + day) * plays;
      const activities = times(plays).map((at, index) => play(base + index, at + person * MINUTE, person));
      // Page 1 holds a hundred plays.
      await store(db, `history:person${person}`, activities, { oldest: now - (100 / plays) * DAY }, now);
    }
    for (let show = 0; show < shows; show += 1) {
      const activities = times(watchers).map((at, index) =>
        watcher(show, at, `stranger${(day * 31 + index * 17) % 9000}`),
      );
      await store(db, `show-watching:show-${show}`, activities, { here: {} }, now);
    }
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      if (!(await upkeep(db, rows, { poller: undefined }, now + round * PACE))) break;
    }
  }
  const count = async (...names: ('cards' | 'seen')[]) => Promise.all(names.map((each) => db.count(each)));
  const [cards, seen] = await count('cards', 'seen');
  const size = await db.get('poller', 'size');
  db.close();
  return { cards, seen, size };
}

/** As many rows as there are on the first day, so that later days can be compared with it. */
const MARKED = 200;
const PRUNED = 40;
/** The time of a pass is stated for this many identities. */
const SWEPT = 300;
const NO_LIMIT = { activities: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

async function timed(runs: number, work: () => Promise<unknown>, prepare?: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await prepare?.();
    const before = performance.now();
    await work();
    all.push(performance.now() - before);
  }
  return all;
}

/** A whole pass over all identities, ms for each 300. */
async function sweepAll(db: Database, now: number): Promise<number> {
  const keys = await db.count('seen');
  const before = performance.now();
  do await keepSmall(db, { prune: null, sweep: true }, now);
  while (((await db.get('poller', 'sweep')) as Sweep).from !== null);
  return ((performance.now() - before) / keys) * SWEPT;
}

/** A start of the browser: the database is opened, and a page of it read. */
async function start(name: string): Promise<void> {
  const db = await open(name);
  await readPage(db, { limit: 50 });
  db.close();
}

/** What a person waits for, and one round's upkeep, several times each, ms. */
async function measure(name: string, day: number) {
  const db = await open(name);
  const now = EPOCH + day * DAY;
  const newest = await db.getAllKeys('cards', null, MARKED);
  const removeOldest = async () => {
    const size = (await db.get('poller', 'size')) as FeedSize;
    const cards = size.cards - PRUNED;
    const before = performance.now();
    await keepSmall(db, { prune: { since: null, size: { ...NO_LIMIT, cards } }, sweep: false }, now);
    return performance.now() - before;
  };
  const found = {
    first: await timed(15, () => readPage(db, { limit: 50 })),
    count: await timed(15, () => readUnreadCount(db)),
    markAll: await timed(
      5,
      () => markAllRead(db, now),
      () => markUnread(db, newest),
    ),
    quiet: await timed(15, () => upkeep(db, 1_000_000, undefined, now)),
    sweep: [await sweepAll(db, now)],
    prune: [] as number[],
  };
  for (let run = 0; run < 5; run += 1) found.prune.push(await removeOldest());
  db.close();
  return found;
}

Object.assign(globalThis, { live, start, measure });
