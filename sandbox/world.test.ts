import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLegalPair } from '@/utils/activity/activity';
import { collectionOf, listsOf, playsOf, ratingsOf, watchingOf, watchlistOf } from './state';
import { NOON, SMALL } from './test-sandbox';
import { createWorld } from './world';
import { isActivity, worldItemKey } from './world-event';
import type { EventSpec } from './world-spec';

const world = (events: EventSpec[]) => createWorld({ ...SMALL, events });
const user = 'ann';

describe('the log', () => {
  it('orders by time of insertion, counts up and names slugs', () => {
    const { log } = world([
      { at: 2000, user: 'Cy.Ó', action: 'scrobble', movie: 'Gamma' },
      { at: 1000, user, action: 'seen', show: 'alpha', season: 1, episodes: [1, 2], happenedAt: 10 },
    ]);
    expect(log.map(({ id, at, user: slug }) => [id, at, slug])).toEqual([
      [1, 1000, 'ann'],
      [2, 2000, 'cy-o'],
    ]);
    expect(log[0]).toMatchObject({ type: 'episode', happenedAt: 10, episodes: [1, 2], show: 'alpha' });
    expect(log[1]).toMatchObject({ type: 'movie', movie: 'gamma-2021' });
  });

  it('logs a removal before something is added where it already is', () => {
    const { log } = world([
      { at: 1, user, action: 'watchlist', show: 'alpha' },
      { at: 2, user, action: 'watchlist', show: 'alpha' },
      { at: 3, user, action: 'collection', show: 'alpha', season: 1, episodes: [1, 2] },
      { at: 4, user, action: 'collection', show: 'alpha', season: 1, episodes: [2, 3] },
    ]);
    expect(log.map(({ action, episodes }) => [action, episodes])).toEqual([
      ['watchlist', undefined],
      ['unwatchlist', undefined],
      ['watchlist', undefined],
      ['collection', [1, 2]],
      ['uncollect', [2]],
      ['collection', [2, 3]],
    ]);
  });

  it('keeps the row of a rating on v1, unless both are in one second', () => {
    const rate = (at: number, rating: number): EventSpec => ({ at, user, action: 'rating', show: 'alpha', rating });
    const [first, later, same] = world([rate(1000, 3), rate(5000, 4), rate(5001, 5)]).log;
    expect(later?.v1Id).toBe(first?.v1Id);
    expect(same?.v1Id).not.toBe(first?.v1Id);
  });

  it.each<[string, Omit<EventSpec, 'user'>]>([
    ['No show "delta" in this world', { at: 1, action: 'scrobble', show: 'delta', season: 1, episode: 1 }],
    ['"alpha" has no season 9', { at: 1, action: 'scrobble', show: 'alpha', season: 9, episode: 1 }],
    ['"alpha" has no episode 1x9', { at: 1, action: 'scrobble', show: 'alpha', season: 1, episode: 9 }],
    ['show and scrobble do not go together', { at: 1, action: 'scrobble', show: 'alpha' }],
    ['ann has no list "x"', { at: 1, action: 'item_added', list: 'x', item: { show: 'alpha' } }],
    ['A rating is a whole number from 1 to 10', { at: 1, action: 'rating', show: 'alpha', rating: 11 }],
    ['An event needs `at` or `happenedAt`', { action: 'rating', show: 'alpha' }],
  ])('refuses: %s', (message, event) => {
    const made = createWorld(SMALL);
    expect(() => made.append({ user, ...event })).toThrow(message);
    expect(made.log).toEqual([]);
  });

  it('refuses an event older than the newest', () => {
    const made = world([{ at: 50, user, action: 'scrobble', movie: 'gamma-2021' }]);
    expect(() => made.append({ at: 49, user, action: 'scrobble', movie: 'gamma-2021' })).toThrow('older than the log');
  });
});

describe('the state', () => {
  it('shows plays to the minute, splits bulk marks and drops what was removed', () => {
    const made = world([
      { at: 61_000, user, action: 'seen', show: 'alpha', season: 1, episodes: [1, 2, 3] },
      { at: 62_000, user, action: 'scrobble', show: 'alpha', season: 1, episode: 1 },
      { at: 63_000, user, action: 'unseen', show: 'alpha', season: 1, episodes: [1] },
    ]);
    expect(playsOf(made, user, 62_500).map(({ episode, watchedAt }) => [episode, watchedAt])).toEqual([
      [1, 60_000],
      [3, 60_000],
      [2, 60_000],
      [1, 60_000],
    ]);
    expect(playsOf(made, user, NOON).map(({ episode }) => episode)).toEqual([3, 2]);
    const one = world([
      { at: 1, user, action: 'scrobble', movie: 'gamma-2021' },
      { at: 2, user, action: 'scrobble', movie: 'gamma-2021' },
      { at: 3, user, action: 'unseen', target: 1 },
    ]);
    expect(playsOf(one, user, NOON).map(({ event }) => event.id)).toEqual([2]);
  });

  it('ends watching by runtime, by stop, by a play of the same and by the next', () => {
    const watch = (at: number, episode: number): EventSpec => ({
      at,
      user,
      action: 'watching',
      show: 'alpha',
      season: 1,
      episode,
    });
    const made = world([watch(1000, 1), watch(2000, 2)]);
    expect(watchingOf(made, user, 1500)?.episode).toBe(1);
    expect(watchingOf(made, user, 2500)?.episode).toBe(2);
    expect(watchingOf(made, user, 2000 + 50 * 60_000)).toBeNull();
    expect(watchingOf(world([watch(1, 1), { at: 2, user, action: 'stop' }]), user, 3)).toBeNull();
    const other: EventSpec = { at: 2, user, action: 'scrobble', show: 'alpha', season: 1, episode: 2 };
    expect(watchingOf(world([watch(1, 1), other]), user, 3)?.episode).toBe(1);
    expect(watchingOf(world([watch(1, 2), other]), user, 3)).toBeNull();
  });

  it('does not bring a deleted list back under the same name', () => {
    const made = world([
      { at: 1, user, action: 'created', list: 'Best' },
      { at: 2, user, action: 'item_added', list: 'best', item: { movie: 'gamma-2021' } },
      { at: 3, user, action: 'created', list: 'Best' },
      { at: 4, user, action: 'list_deleted', list: 'best' },
      { at: 5, user, action: 'created', list: 'Best' },
    ]);
    expect(listsOf(made, user, 3).map(({ slug, items }) => [slug, items.length])).toEqual([
      ['best', 1],
      ['best-2', 0],
    ]);
    expect(listsOf(made, user, 9).map(({ slug, items }) => [slug, items.length])).toEqual([
      ['best-2', 0],
      ['best', 0],
    ]);
  });
});

/** Any event of ann's that a world of {@link SMALL} accepts, at a time within a day. */
const event = fc
  .record({
    at: fc.integer({ min: 1, max: 86_400_000 }),
    back: fc.integer({ min: 0, max: 5_000_000 }),
    action: fc.constantFrom(
      'scrobble',
      'seen',
      'unseen',
      'rating',
      'unrate',
      'watchlist',
      'unwatchlist',
      'collection',
      'uncollect',
    ),
    episode: fc.integer({ min: 1, max: 3 }),
    rating: fc.integer({ min: 1, max: 10 }),
    film: fc.boolean(),
  })
  .map(
    ({ at, back, action, episode, rating, film }): EventSpec => ({
      at,
      happenedAt: at - back,
      user,
      action: action as EventSpec['action'],
      ...(film ? { movie: 'gamma-2021' } : { show: 'alpha', season: 1, episode }),
      ...(action === 'rating' && { rating }),
    }),
  );

it('keeps its invariants for any sequence of events', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const made = world(events);
      expect(made.log.every((row, i) => row.id === i + 1)).toBe(true);
      expect(made.log.filter(isActivity).every(({ type, action }) => isLegalPair(type, action))).toBe(true);
      const plays = playsOf(made, user, NOON);
      expect(new Set(plays.map(({ id }) => id)).size).toBe(plays.length);
      expect(plays.every((play, i) => i === 0 || (plays[i - 1]?.watchedAt ?? 0) >= play.watchedAt)).toBe(true);
      for (const shelf of [ratingsOf, watchlistOf, collectionOf]) {
        const keys = shelf(made, user, NOON).map(({ item }) => worldItemKey(item));
        expect(new Set(keys).size).toBe(keys.length);
      }
      // Implicit removals name only what was there: re-adding is an add after a remove.
      const added = made.log.filter(({ action }) => action === 'watchlist').length;
      const there = watchlistOf(made, user, NOON).length;
      const taken = made.log.filter(({ action }) => action === 'unwatchlist').length;
      expect(added - there).toBeLessThanOrEqual(taken);
    }),
  );
});
