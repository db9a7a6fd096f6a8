import { expect, it } from 'vitest';
import { ANDOR, activity, DUNE, person, play, SEVERANCE } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW, page } from '@/tests/builders/store';
import type { Activity } from '@/utils/activity/activity';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { commit } from '@/utils/store/feed-writer';
import type { Database } from '@/utils/store/open-database';
import { newStreamState } from '@/utils/store/stream-states';
import { readWatchingNow } from './watching-now';

const watching = (who: string, minutesAgo: number, change: Partial<Activity> = {}) =>
  play(2, 5, {
    action: 'watching',
    user: person(who),
    at: NOW - minutesAgo * MINUTE,
    expiresAt: NOW + (50 - minutesAgo) * MINUTE,
    ...change,
  });

/** A read of somebody's `watching` listing. */
const read = (db: Database, who: string, found: Activity | null, watchedUntil = found?.expiresAt) =>
  commit(db, {
    rows: found ? [judged(found, { source: `user:${who}` })] : [],
    page: page(),
    state: { ...newStreamState(`watching:${who.toLowerCase()}`), watchedUntil },
    now: NOW,
  });

const names = async (db: Database, now = NOW) =>
  (await readWatchingNow(db, now)).map((group) => group.map(({ activity: { user } }) => user.name).join(' + '));

it('joins people in front of one title, the latest start first', async () => {
  const db = await emptyStore();
  await read(db, 'Mia', watching('Mia', 30));
  await read(db, 'Ben', watching('Ben', 10, { episode: { season: 2, number: 6 } }));
  await read(db, 'Cleo', watching('Cleo', 20, { show: ANDOR }));
  expect(await names(db)).toEqual(['Ben + Mia', 'Cleo']);
  const [group] = await readWatchingNow(db, NOW);
  expect(group?.map(({ until }) => (until - NOW) / MINUTE)).toEqual([40, 20]);
});

it('knows an end from the time, from an empty answer, and from the play', async () => {
  const db = await emptyStore();
  await read(db, 'Mia', watching('Mia', 30));
  expect(await names(db)).toEqual(['Mia']);
  expect(await names(db, NOW + 20 * MINUTE)).toEqual([]);
  await read(db, 'Mia', null, NOW);
  expect(await names(db)).toEqual([]);
  await read(db, 'Ben', watching('Ben', 48));
  await commitRows(db, [judged(play(2, 5, { user: person('Ben'), at: NOW - MINUTE }))], { stream: 'history:ben' });
  expect(await names(db)).toEqual([]);
});

it('takes only the newest title of a person, and its new end after a pause', async () => {
  const db = await emptyStore();
  await read(db, 'Mia', watching('Mia', 49));
  const film = watching('Mia', 5, { type: 'movie', show: undefined, episode: undefined, movie: DUNE });
  await read(db, 'Mia', film);
  await read(db, 'Mia', film, NOW + 2 * HOUR);
  expect(await names(db)).toEqual(['Mia']);
  const [[viewing] = []] = await readWatchingNow(db, NOW);
  expect(viewing?.activity.movie).toMatchObject({ title: 'Dune' });
  expect(viewing?.until).toBe(NOW + 2 * HOUR);
});

it('leaves out what has no end: viewers of a show, and protocol v1', async () => {
  const db = await emptyStore();
  const seen = activity({ action: 'watching', show: SEVERANCE, at: NOW, user: person('Zoe') });
  await commitRows(db, [judged(seen)], { stream: 'show-watching:severance' });
  expect(await names(db)).toEqual([]);
});
