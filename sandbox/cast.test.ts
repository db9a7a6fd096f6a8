import { expect, it } from 'vitest';
import { castSpec, createCast } from '@/sandbox/cast/cast';
import { createSandbox } from './app';
import { scriptOf } from './script';
import { collectionOf, commentsOf, listsOf, playsOf, ratingsOf, watchlistOf } from './state';
import { NOON } from './test-sandbox';
import { isActivity } from './world-event';

const world = createCast({ now: NOON });
const DAY = 86_400_000;

it('is the same for the same seed and time, and another for another', () => {
  expect(castSpec({ now: NOON })).toEqual(castSpec({ now: NOON }));
  expect(createCast({ now: NOON }).log).toEqual(world.log);
  expect(castSpec({ now: NOON, seed: 2 }).events).not.toEqual(castSpec({ now: NOON }).events);
});

it('has people, titles and a year of history', () => {
  expect(world.people.length).toBeGreaterThanOrEqual(12);
  expect(world.people.filter((person) => person.private).length).toBeGreaterThanOrEqual(2);
  expect(world.person('Jón.Ó')?.slug).toBe('jon-o');
  expect(world.shows).toHaveLength(20);
  expect(world.shows.filter(({ seasons }) => seasons.some(({ number }) => number === 0)).length).toBeGreaterThan(2);
  expect(world.movies).toHaveLength(20);
  const slugs = [...world.shows, ...world.movies].map(({ ids }) => ids.slug);
  expect(new Set(slugs).size).toBe(slugs.length);
  expect(playsOf(world, 'mia', NOON).length).toBeGreaterThan(100);
  expect(world.log[0]?.at).toBeLessThan(NOON - 350 * DAY);
  expect(world.log.every(({ at }) => at < NOON)).toBe(true);
});

it('shows every kind of thing that people do', () => {
  const pairs = new Set(world.log.filter(isActivity).map(({ type, action }) => `${type} ${action}`));
  for (const pair of [
    'episode watching',
    'episode scrobble',
    'episode checkin',
    'episode seen',
    'episode collection',
  ]) {
    expect(pairs).toContain(pair);
  }
  for (const shelf of [ratingsOf, watchlistOf, collectionOf, commentsOf, listsOf]) {
    expect(world.people.some(({ slug }) => shelf(world, slug, NOON).length > 0)).toBe(true);
  }
  const said = world.log.filter(({ action }) => action === 'shout' || action === 'review');
  expect(said.some(({ text }) => text?.includes('[spoiler]'))).toBe(true);
  const reviews = said.filter(({ action }) => action === 'review').map(({ text }) => text?.split(/\s+/).length ?? 0);
  expect(Math.min(...reviews)).toBeGreaterThanOrEqual(200);
  // Some events happened earlier than they were logged.
  expect(world.log.some(({ at, happenedAt }) => at - happenedAt > 5 * DAY)).toBe(true);
});

it('continues for ever, by the script', () => {
  const run = () => {
    const sandbox = createSandbox({ world: createCast({ now: NOON }), now: () => NOON });
    const script = scriptOf(sandbox.world, 7);
    return Array.from({ length: 300 }, () => sandbox.control.event(script.next().value));
  };
  const events = run();
  expect(events).toEqual(run());
  expect(new Set(events.map(({ action }) => action)).size).toBeGreaterThan(8);
});
