import { createWorld } from '@/sandbox/world';
import { DAY, HOUR } from '@/utils/lib/time';

/** When the story begins, ms UTC: `startLookout` starts its clock there. */
export const START = Date.UTC(2026, 10, 22, 12);

/** Ids in the world's log of what Mia wrote. */
export const MIAS_REVIEW = 1;

/**
 * The world of the frozen databases: Mia, who is signed in, and the people around her. Small, because all of it ends up
 * in a file of the repository.
 */
export const frozenWorld = () =>
  createWorld({
    people: [
      { username: 'mia', name: 'Mia Lindqvist', following: ['ben', 'zofia', 'hugo'] },
      { username: 'ben', name: 'Ben Okafor' },
      { username: 'Jón.Ó', slug: 'jon-o', name: 'Jón Ólafsson', following: ['mia'] },
      { username: 'zofia', name: 'Zofia Nowak', private: true, following: ['mia'] },
      { username: 'hugo', name: 'Hugo Lefèvre' },
      { username: 'ada_mae', name: null },
    ],
    shows: [
      { title: 'Dark', year: 2017, seasons: [{ number: 1, episodes: ['Secrets', 'Lies', null, 'Double Lives'] }] },
      { title: 'Severance', year: 2022, seasons: [0, 2].map((number) => ({ number, episodes: 9 })) },
    ],
    movies: [
      { title: '千と千尋の神隠し', year: 2001, ids: { slug: 'spirited-away-2001' } },
      { title: 'Past Lives', year: 2023 },
    ],
    events: [
      { at: START - 10 * DAY, user: 'mia', action: 'review', show: 'dark', text: 'Time is a circle. '.repeat(50) },
      { at: START - 9 * DAY, user: 'mia', action: 'created', list: 'Best' },
      { at: START - 8 * DAY, user: 'ben', action: 'scrobble', show: 'dark', season: 1, episode: 1 },
      { at: START - 8 * DAY, user: 'mia', action: 'scrobble', show: 'dark', season: 1, episode: 1 },
      { at: START - 7 * DAY, user: 'ben', action: 'watchlist', movie: 'past-lives-2023' },
      { at: START - 6 * DAY, user: 'jon-o', action: 'rating', show: 'dark', type: 'show', rating: 7 },
      { at: START - 5 * DAY, user: 'jon-o', action: 'created', list: 'Á morgun', description: 'Later.' },
      { at: START - 4 * DAY, user: 'zofia', action: 'collection', show: 'dark', season: 1, episodes: [1, 2] },
      { at: START - 30 * HOUR, user: 'ada_mae', action: 'checkin', movie: 'past-lives-2023' },
    ],
  });
