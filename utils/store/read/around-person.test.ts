import { beforeEach, expect, it } from 'vitest';
import { ANDOR, activity, DUNE, person, play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { DAY, HOUR } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import { newStreamState } from '@/utils/store/stream-states';
import { DAYS, readAroundPerson } from './around-person';

let db: Database;
beforeEach(async () => {
  db = await emptyStore();
});
const around = (person: string, self: string | null = null) => readAroundPerson(db, person, { now: NOW, self });
const movie = (user: string, at: number) =>
  judged(activity({ type: 'movie', action: 'scrobble', movie: DUNE, user: person(user), at }));

it('counts the last 30 days and the hours of the day, without activities of others and running titles', async () => {
  await commitRows(db, [
    judged(play(1, 1, { at: NOW })),
    judged(play(1, 2, { at: NOW - HOUR })),
    judged(play(1, 3, { at: NOW, action: 'watching' })),
    judged(play(1, 1, { at: NOW - (DAYS - 1) * DAY })),
    judged(play(1, 1, { at: NOW - DAYS * DAY })),
    judged(play(1, 1, { at: NOW, user: person('Ben') })),
  ]);
  const { days, hours, since, newest, isAll } = await around('user:mia');
  expect([days.length, days[0], days.at(-1)]).toEqual([DAYS, 1, 2]);
  expect(days.reduce((sum, each) => sum + each, 0)).toBe(3);
  const hour = new Date(NOW).getHours();
  expect([hours[hour], hours[new Date(NOW - HOUR).getHours()]]).toEqual([3, 1]);
  expect(since).toBe(NOW - DAYS * DAY);
  expect(newest.map(({ user }) => user.slug)).toEqual(['mia', 'mia', 'mia', 'mia', 'mia']);
  expect(isAll).toBe(true);
});

it('names what both watched, by the viewer’s own plays', async () => {
  const watched = { 'episode:severance:1': ['1', '2', '9'], movie: ['287071'] };
  await db.put('streams', { ...newStreamState('own-plays:nora'), cursor: { watched } });
  await commitRows(db, [
    judged(play(1, 1, { at: NOW - 5 * HOUR })),
    judged(play(1, 2, { at: NOW - 4 * HOUR })),
    judged(play(1, 3, { at: NOW - 3 * HOUR })),
    movie('Mia', NOW - HOUR),
    judged(play(1, 1, { at: NOW - 2 * HOUR, show: ANDOR })),
    judged(activity({ type: 'episode', action: 'watchlist', at: NOW, show: ANDOR, episode: { season: 1, number: 9 } })),
  ]);
  expect((await around('user:mia', 'nora')).both).toEqual([
    { facet: 'movie:dune-2021', name: 'Dune', episodes: 0 },
    { facet: 'show:severance', name: 'Severance', episodes: 2 },
  ]);
});

it('takes the viewer’s plays in the feed where their own were not read', async () => {
  await commitRows(db, [movie('Mia', NOW), movie('Nora', NOW - 9 * DAY), judged(play(1, 1))]);
  expect((await around('user:mia', 'nora')).both).toEqual([{ facet: 'movie:dune-2021', name: 'Dune', episodes: 0 }]);
});

it.each([
  ['nobody is known as the viewer', 'user:mia', null],
  ['nothing is known of the viewer', 'user:mia', 'nora'],
  ['the person is the viewer', 'user:mia', 'mia'],
])('says nothing of both where %s', async (_, facet, self) => {
  await commitRows(db, [movie('Mia', NOW)]);
  expect((await around(facet, self)).both).toBeNull();
});

it('leaves out what somebody did to the person’s own comments', async () => {
  const mine = { kind: 'comment', id: 4 } as never;
  await commitRows(db, [judged(activity({ type: 'me', action: 'comment_like', mine }))]);
  expect(await around('user:mia')).toMatchObject({ newest: [], since: null });
});
