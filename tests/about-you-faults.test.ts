import { describe, expect, it } from 'vitest';
import { MINE, REVIEW, START, startAboutYou } from '@/tests/builders/about-you';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';

const LIKED = 'Ben liked your review of Dark';
/** Another comment of Mia's, older than her review. */
const SHOUT = { at: START - 11 * DAY, user: 'mia', action: 'shout', show: 'dark', season: 1, episode: 1 } as const;

describe('a listing behind a counter that cannot be read', () => {
  it.each([404, 403, 500])('only postpones itself: %i', async (status) => {
    const started = startAboutYou({ events: [SHOUT, ...MINE] });
    await started.checkFor(2);
    started.fault({ match: '/comments/900001/likes', kind: 'status', status });
    started.fault({ match: '/lists/\\d+/likes', kind: 'status', status });
    for (const comment of [1, 2]) started.social({ user: 'ben', action: 'like', comment });
    started.social({ user: 'ben', action: 'like_list', owner: 'mia', list: 'best' });
    started.social({ user: 'cleo', action: 'comment_list', owner: 'mia', list: 'best' });
    started.social({ user: 'cleo', action: 'follow', other: 'mia' });
    await started.checkFor(4);
    expect((await started.news()).toSorted()).toEqual([
      LIKED,
      'Cleo commented on your list Best',
      'Cleo started following you',
    ]);
  });

  it('is tried again ever more rarely, and then read from where it was', async () => {
    const started = startAboutYou();
    await started.checkFor(2);
    started.fault({ match: '/likes', kind: 'status', status: 500 });
    started.social({ user: 'ben', action: 'like', comment: REVIEW });
    started.requests();
    await started.checkFor(24, 5 * MINUTE);
    const tries = started.requests().filter((path) => path.endsWith('/likes'));
    expect(tries.length).toBeGreaterThan(4);
    expect(tries.length).toBeLessThan(10);
    started.sandbox.control.clearFaults();
    await started.checkFor(8);
    expect(await started.news()).toEqual([LIKED]);
  });

  it('is given up if it is gone', async () => {
    const started = startAboutYou();
    await started.checkFor(2);
    started.fault({ match: '/likes', kind: 'status', status: 404 });
    started.social({ user: 'ben', action: 'like', comment: REVIEW });
    await started.checkFor(4, 5 * MINUTE);
    started.requests();
    await started.checkFor(12);
    expect(started.requests().filter((path) => path.endsWith('/likes'))).toEqual([]);
  });
});

it('finds a like that comes just before the hour of an earlier one is over', async () => {
  const started = startAboutYou();
  await started.checkFor(2);
  started.sandbox.control.settings({ edgeAges: { '/comments/\\d+/likes': 3600 } });
  // People who have deleted their account are counted, but not listed.
  started.sandbox.control.changePerson('dora', { deleted: true });
  started.social({ user: 'dora', action: 'like', comment: REVIEW });
  await started.checkFor(65 / 60, 5 * MINUTE);
  started.social({ user: 'ben', action: 'like', comment: REVIEW });
  await started.checkFor(4, 5 * MINUTE);
  expect(await started.news()).toEqual([LIKED]);
});

describe('a wrong answer', () => {
  it.each([/comments\/all/, /lists\?/])('without anything forgets nothing: %s', async (match) => {
    const started = startAboutYou();
    await started.checkFor(2);
    started.answerWrong(match);
    started.social({ user: 'ben', action: 'like', comment: REVIEW });
    started.social({ user: 'cleo', action: 'like_list', owner: 'mia', list: 'best' });
    await started.checkFor(5);
    started.answerWrong();
    await started.checkFor(5);
    expect((await started.news()).toSorted()).toEqual([LIKED, 'Cleo liked your list Best']);
  });
});

it('asks nobody whether a private person may read their own comments', async () => {
  const started = startAboutYou({ events: [], privateMe: true });
  started.requests();
  await started.check();
  expect(started.requests().toSorted()).toEqual([
    '/sync/last_activities',
    '/users/mia/comments/all/all',
    '/users/mia/followers',
    '/users/mia/lists',
    '/users/requests',
    '/users/requests/following',
  ]);
});

it('shows the poster of what the comment is about', async () => {
  const started = startAboutYou();
  await started.checkFor(2);
  started.social({ user: 'ben', action: 'like', comment: REVIEW });
  await started.checkFor(2);
  const [card] = await started.cards();
  expect(card?.activities[0]?.show?.poster).toMatch(/^https?:/);
});

it('notices a reply to a comment of the last minutes, although older pages are read in turn', async () => {
  const many = Array.from({ length: 600 }, (_, index) => ({ ...SHOUT, at: START - 300 * DAY + index * HOUR }));
  const started = startAboutYou({ events: many });
  await started.checkFor(2);
  for (const [index, text] of ['One.', 'Two.', 'Three.'].entries()) {
    const about = { action: 'shout', show: 'dark', type: 'show' } as const;
    const { id } = started.sandbox.control.event({ ...about, user: 'mia', text });
    started.clock.now += MINUTE;
    started.sandbox.control.event({ ...about, user: 'ben', text, parent: id });
    await started.checkFor(0.1, 6 * MINUTE);
    expect(await started.news()).toHaveLength(index + 1);
  }
});

describe('a counter', () => {
  it.each([
    ['is missing from an answer', undefined],
    ['is absurd', 9e15],
    ['is negative', -3],
  ])('that %s has not changed', async (_, likes) => {
    const started = startAboutYou();
    started.social({ user: 'cleo', action: 'like', comment: REVIEW });
    await started.checkFor(2);
    started.answerWrong(/comments\/all/, (json) =>
      (json as { comment: object }[]).map((row) => ({ ...row, comment: { ...row.comment, likes } })),
    );
    started.requests();
    started.social({ user: 'ben', action: 'like', comment: REVIEW });
    await started.checkFor(3);
    expect(started.requests().filter((path) => path.endsWith('/likes'))).toEqual([]);
    started.answerWrong();
    await started.checkFor(3);
    expect(await started.news()).toEqual([LIKED]);
  });

  it('is forgotten two days after its list was deleted, and starts over if that is back', async () => {
    const started = startAboutYou();
    started.social({ user: 'cleo', action: 'like_list', owner: 'mia', list: 'best' });
    await started.checkFor(2);
    started.answerWrong(/lists\?/);
    await started.checkFor(60, 2 * HOUR);
    started.social({ user: 'ben', action: 'like_list', owner: 'mia', list: 'best' });
    started.clock.now += MINUTE;
    started.answerWrong();
    await started.checkFor(4);
    expect(await started.news()).toEqual([]);
  });
});
