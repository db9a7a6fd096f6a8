import { expect, test } from 'vitest';
import { showActivityPath, userActivityPath, type V1Query } from '@/utils/trakt/v1/path';

test.each<[V1Query, string]>([
  [{}, '/activity/user.json/KEY/justin'],
  [{ types: ['movie', 'show'] }, '/activity/user.json/KEY/justin/movie,show'],
  [{ actions: ['watching', 'seen'] }, '/activity/user.json/KEY/justin/all/watching,seen'],
  [{ types: ['list'], actions: ['created'], start: 5 }, '/activity/user.json/KEY/justin/list/created/5'],
  [{ start: 1320290123 }, '/activity/user.json/KEY/justin/all/all/1320290123'],
  [{ end: 9.7 }, '/activity/user.json/KEY/justin/all/all/0/9'],
  [{ start: 1, end: 2 }, '/activity/user.json/KEY/justin/all/all/1/2'],
])('builds the path of a user with %j', (query, path) => {
  expect(userActivityPath('KEY', 'justin', query)).toBe(path);
});

test('builds paths of shows, seasons and specials', () => {
  expect(showActivityPath('KEY', ['the-walking-dead', '81189'], [0, 1, 2], {})).toBe(
    '/activity/seasons.json/KEY/the-walking-dead,81189/0,1,2',
  );
  expect(showActivityPath('KEY', ['severance'], 'all', { actions: ['rating'], start: 7 })).toBe(
    '/activity/shows.json/KEY/severance/rating/7',
  );
});

test('keeps any name within its part of the path', () => {
  expect(userActivityPath('K/Y', 'a b/../é?\ud800', {})).toBe(
    '/activity/user.json/K%2FY/a%20b%2F..%2F%C3%A9%3F%EF%BF%BD',
  );
  for (const name of ['', '.', '..']) {
    expect(new URL(userActivityPath('KEY', name, {}), 'https://a.test').pathname).toBe(
      '/activity/user.json/KEY/%EF%BF%BD',
    );
  }
});
