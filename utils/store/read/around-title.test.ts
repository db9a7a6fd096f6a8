import { expect, it } from 'vitest';
import { ANDOR, activity, person, play, SEVERANCE } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { DAY, HOUR } from '@/utils/lib/time';
import { readAroundTitle } from './around-title';

it('gathers what each person did with a title, the latest first', async () => {
  const db = await emptyStore();
  const rating = (value: number) => ({ value, advanced: true });
  await commitRows(db, [
    judged(play(1, 1, { at: NOW - 5 * DAY })),
    judged(play(1, 2, { at: NOW - 4 * DAY })),
    judged(activity({ type: 'show', action: 'rating', show: SEVERANCE, rating: rating(7), at: NOW - 3 * DAY })),
    judged(activity({ type: 'show', action: 'rating', show: SEVERANCE, rating: rating(9), at: NOW - HOUR })),
    judged(activity({ type: 'show', action: 'watchlist', show: SEVERANCE, user: person('Ben'), at: NOW - DAY })),
    judged(play(1, 1, { show: ANDOR, user: person('Cleo') })),
  ]);
  const { people, since } = await readAroundTitle(db, 'show:severance');
  expect(people.map(({ newest }) => newest.map(({ user, action }) => `${user.name} ${action}`))).toEqual([
    ['Mia rating', 'Mia scrobble'],
    ['Ben watchlist'],
  ]);
  expect(people.map(({ rated }) => rated?.rating?.value)).toEqual([9, undefined]);
  expect(people[0]?.newest[1]?.episode?.number).toBe(2);
  expect(since).toBe(NOW - 5 * DAY);
});

it('leaves out what others did to the person’s own comments on the title', async () => {
  const db = await emptyStore();
  const liked = activity({
    type: 'me',
    action: 'comment_like',
    show: SEVERANCE,
    mine: { kind: 'comment', id: 4 } as never,
  });
  await commitRows(db, [judged(liked)]);
  expect(await readAroundTitle(db, 'show:severance')).toMatchObject({ people: [], since: null });
});

it('says since when it knows a title with a long history', async () => {
  const db = await emptyStore();
  const oldest = 1200;
  const rows = Array.from({ length: oldest + 1 }, (_, index) =>
    judged(play(1, index + 1, { at: NOW - 3 * index * DAY, user: person(`P${index}`) }), { baseline: true }),
  );
  await commitRows(db, rows);
  const { people, since } = await readAroundTitle(db, 'show:severance');
  expect(people.length).toBeGreaterThanOrEqual(1000);
  expect(people.length).toBeLessThan(oldest);
  expect(since).toBe(NOW - 3 * (people.length - 1) * DAY);
});
