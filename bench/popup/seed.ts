import type { Activity } from '@/utils/activity/activity';
import { MINUTE } from '@/utils/lib/time';
import { commit, type JudgedRow } from '@/utils/store/feed-writer';
import { openDatabase } from '@/utils/store/open-database';
import { newStreamState } from '@/utils/store/stream-states';

/*
 * Runs in a page of the extension: fills its store through the code that the corridor uses, so that cards join, facets
 * and marks are as they would be after years of use.
 */

const PEOPLE = 40;
const SHOWS = 300;
const MOVIES = 400;
const PAGE = 100;
/** Between two activities: 100,000 of them are some five years. */
const APART = 26 * MINUTE;
/** The newest ones are unread. */
const UNREAD = 60;

/** A small generator, so that each run draws the same. */
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
    const movie = { title: `Movie ${id}`, year: 1990 + (id % 35), ids: { trakt: id, slug: `movie-${id}` } };
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
  const show = { title: `Show ${id}`, year: 1990 + (id % 35), ids: { trakt: id, slug: `show-${id}` } };
  const episode = { season: 1 + pick(6), number: 1 + pick(20), title: `Episode title ${number}` };
  return { ...base, type: 'episode', action: pick(6) === 0 ? 'collection' : 'scrobble', show, episode };
}

/** Stores `count` activities and returns how many cards they make. */
async function seed(name: string, count: number): Promise<number> {
  const opened = await openDatabase(name);
  if (!opened.ok) throw new Error(opened.error.reason);
  const db = opened.value;
  const pick = generator(1);
  const now = Date.now();
  const began = performance.now();
  for (let from = 0; from < count; from += PAGE) {
    const rows = Array.from({ length: Math.min(PAGE, count - from) }, (_, index): JudgedRow => {
      const number = from + index;
      const activity = draw(number, now - number * APART, pick);
      const level = number < UNREAD ? 'badge' : 'feed';
      return { activity, fresh: true, baseline: false, decision: { level, because: { kind: 'default-rule' } } };
    });
    const page = { rows: [], cursor: {}, unchanged: false, gap: null, tallies: [], unknown: 0, dropped: 0 };
    if (from % 10_000 === 0) console.log(`${from} stored after ${Math.round((performance.now() - began) / 1000)} s`);
    await commit(db, { rows, page, state: newStreamState('history:person0'), now });
  }
  const cards = await db.count('cards');
  db.close();
  return cards;
}

(globalThis as unknown as { seed: typeof seed }).seed = seed;
