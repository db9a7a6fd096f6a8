import { createWorld, type World } from '@/sandbox/world';
import type { EventSpec } from '@/sandbox/world-spec';

/** Number of events of each kind: enough to determine order and precision. */
const TIMES = 8;

/** A world small enough to be requested thousands of times, with content at every endpoint. */
export function doctorWorld(now: number): World {
  const user = 'mia';
  const show = 'severance';
  const days = Array.from({ length: TIMES }, (_, i): EventSpec[] => {
    const item = { show, season: 1, episode: i + 1 };
    const movie = `film-${i + 1}`;
    return [
      { user, action: 'scrobble', ...item },
      { user, action: 'rating', ...item, rating: 5 },
      { user, action: 'watchlist', ...item },
      { user, action: 'collection', ...item },
      { user, action: 'collection', movie },
      { user, action: 'shout', ...item, text: 'Well.' },
      { user: 'sam', action: 'shout', show, season: 1, text: 'Hm.' },
      { user: 'sam', action: 'shout', show, season: 1, episode: 1, text: 'Oh.' },
      { user: 'sam', action: 'scrobble', ...item },
      { user, action: 'created', list: `List ${i + 1}` },
      { user, action: 'item_added', list: 'list-1', item: { movie } },
    ];
  });
  const today: EventSpec[] = [
    // Three plays in one minute.
    { user, action: 'seen', show, season: 1, episodes: [1, 2, 3] },
    { user, action: 'watching', show, season: 1, episode: 2 },
    { user: 'sam', action: 'watching', show, season: 1, episode: 2 },
  ];
  const log = [...days.flat(), ...today];
  return createWorld({
    people: [{ username: user, following: ['sam'] }, { username: 'sam' }],
    shows: [{ title: 'Severance', ids: { slug: show, tvdb: 371980 }, seasons: [{ number: 1, episodes: TIMES }] }],
    movies: Array.from({ length: TIMES }, (_, i) => ({ title: `Film ${i + 1}`, ids: { slug: `film-${i + 1}` } })),
    // No two within one minute, and no full minutes.
    events: log.map((event, i) => ({ ...event, at: now - 61_000 * (log.length - i) })),
  });
}
