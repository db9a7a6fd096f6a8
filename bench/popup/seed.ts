import { browser } from 'wxt/browser';
import { openRows } from '@/bench/floor/rows';
import type { Activity } from '@/utils/activity/activity';
import { MINUTE } from '@/utils/lib/time';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { USER_STREAMS } from '@/utils/sources/stream';
import { commit } from '@/utils/store/feed-writer';
import type { JudgedRow } from '@/utils/store/judged-row';
import { openDatabase } from '@/utils/store/open-database';
import { makeOutlines } from '@/utils/store/outlines';
import { newStreamState } from '@/utils/store/stream-states';

/*
 * Runs in a page of the extension: fills its store through the corridor's own code, so that cards, facets and marks are
 * as after years of use.
 */

const PEOPLE = 40;
const SHOWS = 300;
const MOVIES = 400;
/** Activities per commit: each is a transaction, and waiting for it takes the time. */
const PAGE = 500;
/** Time between two activities: 100,000 of them span some five years. */
const APART = 26 * MINUTE;
/** The newest ones, less than a day old, are unread. */
const UNREAD = 50;

/** Titles made of searchable words: 20 first words, each in a twentieth of all titles. */
const FIRST =
  'Amber Brave Copper Distant Early Frozen Gentle Hollow Iron Jaded Kind Lost Merry Narrow Open Pale Quiet Rapid Silver Tall';
const SECOND =
  'Anchor Bridge Canyon Door Ember Field Garden Harbour Island Journey Kettle Lantern Mirror Night Orchard Palace River Signal Tower Valley';
/** As many bytes as a card has in addition to what it shows. */
const FILLER = 'x'.repeat(900);
const titleOf = (id: number) => `${FIRST.split(' ')[id % 20]} ${SECOND.split(' ')[Math.floor(id / 20)]}`;

/** A small random generator with a fixed seed. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

function draw(number: number, at: number, pick: (below: number) => number): Activity {
  const person = pick(PEOPLE);
  const user = { username: `person${person}`, slug: `person${person}`, name: `Person ${person}` };
  const base = { id: `history:${number}`, aliases: [], at, user };
  if (pick(4) === 0) {
    const id = pick(MOVIES);
    const movie = { title: titleOf(id), year: 1990 + (id % 35), ids: { trakt: id, slug: `movie-${id}` } };
    const action = (['scrobble', 'rating', 'watchlist', 'shout'] as const)[pick(4)] ?? 'scrobble';
    return {
      ...base,
      type: 'movie',
      action,
      movie,
      ...(action === 'rating' ? { rating: { value: 1 + pick(10), advanced: true } } : {}),
      ...(action === 'shout' ? { comment: { text: `What I thought of it, number ${number}.`, spoiler: false } } : {}),
    };
  }
  const id = pick(SHOWS);
  const show = { title: titleOf(id), year: 1990 + (id % 35), ids: { trakt: id, slug: `show-${id}` } };
  const episode = { season: 1 + pick(6), number: 1 + pick(20), title: `Episode title ${number}` };
  return { ...base, type: 'episode', action: pick(6) === 0 ? 'collection' : 'scrobble', show, episode };
}

/**
 * Stores `count` activities, oldest first, in an empty store. Returns the number of cards. Only the newest are news.
 * Older ones are stored as baseline, which keeps its own time in the feed; news stored more than a day late is placed
 * at the time it was stored.
 */
async function seed(name: string, count: number): Promise<number> {
  const opened = await openDatabase(name);
  if (!opened.ok) throw new Error(opened.error.reason);
  const db = opened.value;
  const stored = await db.count('cards');
  if (stored > 0) return stored;
  const pick = generator(1);
  const now = Date.now();
  for (let left = count; left > 0; ) {
    const size = left > UNREAD ? Math.min(PAGE, left - UNREAD) : left;
    const rows = Array.from({ length: size }, (_, index): JudgedRow => {
      const number = left - 1 - index;
      const activity = draw(number, now - MINUTE - number * APART, pick);
      const isNews = number < UNREAD;
      const decision = { level: isNews ? 'badge' : 'feed', reason: { kind: 'default-rule' } } as const;
      return { activity, fresh: true, baseline: !isNews, decision, news: isNews ? { 'user:person0': decision } : {} };
    });
    const page = { rows: [], cursor: {}, unchanged: false, gap: null, tallies: [], unknown: 0, dropped: 0 };
    await commit(db, { rows, page, state: newStreamState('history:person0'), now });
    left -= size;
  }
  const cards = await db.count('cards');
  db.close();
  return cards;
}

/** The settings and listings of this many people, paused, so that no check starts during measurements. */
async function seedListings(name: string, people: number): Promise<void> {
  const names = Array.from({ length: people }, (_, index) => `person${index}`);
  const now = Date.now();
  const sources = names.map((username) => ({
    kind: 'user' as const,
    id: `user:${username}`,
    username,
    paused: false,
    since: now,
  }));
  await browser.storage.local.set({ settings: { ...DEFAULT_SETTINGS, sources, paused: true } });
  const opened = await openDatabase(name);
  if (!opened.ok) throw new Error(opened.error.reason);
  const tx = opened.value.transaction('streams', 'readwrite');
  for (const user of names) {
    for (const kind of USER_STREAMS) {
      const marks = Array.from({ length: 20 }, (_, index) => `${kind}:${user}:${1_000_000 + index}`);
      void tx.store.put({
        ...newStreamState(`${kind}:${user}`),
        sourceIds: [`user:${user}`],
        cursor: { at: now, marks },
        nextDue: now + 5 * MINUTE,
        lastRead: now,
        lastGoodRead: now,
        rate: { at: now, days: 10, sittings: 8, rows: 30, hours: Array.from({ length: 24 }, () => 0.5), newest: now },
      });
    }
  }
  await tx.done;
  // As a round does where they are missing.
  await makeOutlines(opened.value);
  opened.value.close();
}

/** Fills one of the floor's stores with rows of a card's size. */
async function seedFloor(name: string, count: number): Promise<number> {
  const db = await openRows(name);
  const stored = await db.count('rows');
  if (stored > 0) return stored;
  const now = Date.now();
  for (let from = 0; from < count; from += 5000) {
    const tx = db.transaction('rows', 'readwrite');
    for (let row = from; row < Math.min(count, from + 5000); row += 1) {
      const id = `card:${row}`;
      const at = now - row * APART;
      const show = titleOf(row % SHOWS);
      const [title, detail] = [`Person ${row % PEOPLE} watched ${show}`, `Season 1, episode ${row % 20}`];
      void tx.store.put({ key: [-at, id], id, title, detail, filler: FILLER });
    }
    await tx.done;
  }
  db.close();
  return count;
}

Object.assign(globalThis, { seed, seedListings, seedFloor });
