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

it('finds a like that comes just before an earlier one has waited its hour', async () => {
  const started = startAboutYou();
  await started.checkFor(2);
  started.sandbox.control.settings({ edgeAges: { '/comments/\\d+/likes': 3600 } });
  // Who has deleted their account is counted, but not listed.
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

it('hears of a reply to a comment of the last minutes, although older pages are read in turn', async () => {
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

describe('people', () => {
  const ASKED = 'Ben asked to follow you';

  it.each([
    [
      'ids and times',
      (row: object) => ({
        ...row,
        id: 9e11,
        requested_at: '2199-01-01T00:00:00Z',
        followed_at: '2199-01-01T00:00:00Z',
      }),
    ],
    ['negative ids', (row: object) => ({ ...row, id: -7, requested_at: '1899-01-01T00:00:00Z' })],
    ['ids that no number holds', (row: object) => ({ ...row, id: 1e300 })],
  ])('are not hidden for ever by one answer with absurd %s', async (_, change) => {
    const started = startAboutYou({ privateMe: true });
    started.world.person('dora')?.following.push({ slug: 'mia', at: START - DAY });
    started.social({ user: 'cleo', action: 'follow', other: 'mia' });
    started.answerWrong(/\/users\/(requests|mia\/followers)$/, (json) => (json as object[]).map(change));
    await started.checkFor(3);
    started.answerWrong(/last_activities/, () => ({
      account: { followed_at: '2199-01-01T00:00:00Z', requested_at: '2199-01-01T00:00:00Z', pending_at: -5 },
    }));
    await started.checkFor(3);
    started.answerWrong();
    await started.checkFor(3);
    started.social({ user: 'ben', action: 'follow', other: 'mia' });
    started.sandbox.control.follow('emil', 'mia');
    await started.checkFor(3);
    expect((await started.news()).filter((title) => !title.startsWith('Cleo')).toSorted()).toEqual([
      ASKED,
      'Emil started following you',
    ]);
  });

  it('include an acceptance during a time without a sign-in', async () => {
    const started = startAboutYou();
    started.social({ user: 'mia', action: 'follow', other: 'zoe' });
    await started.checkFor(2);
    started.endSignIn();
    started.social({ user: 'zoe', action: 'accept', other: 'mia' });
    await started.checkFor(5);
    started.renewSignIn();
    await started.checkFor(2);
    expect(await started.news()).toEqual(['Zoe accepted your follow request']);
  });

  it('include an acceptance although the request was never listed', async () => {
    const started = startAboutYou();
    await started.checkFor(2);
    started.social({ user: 'mia', action: 'follow', other: 'zoe' });
    started.social({ user: 'mia', action: 'follow', other: 'ben' });
    started.clock.now += MINUTE;
    started.social({ user: 'zoe', action: 'accept', other: 'mia' });
    await started.checkFor(3);
    expect(await started.news()).toEqual(['Zoe accepted your follow request']);
  });

  it.each(['/users/requests$', '/users/requests/following', '/users/mia/followers', '/users/mia/following'])(
    'are found in the other lists while one cannot be read: %s',
    async (match) => {
      const started = startAboutYou({ privateMe: true });
      started.social({ user: 'mia', action: 'follow', other: 'zoe' });
      await started.checkFor(2);
      started.fault({ match, kind: 'status', status: 500 });
      started.social({ user: 'ben', action: 'follow', other: 'mia' });
      started.sandbox.control.follow('emil', 'mia');
      started.social({ user: 'zoe', action: 'accept', other: 'mia' });
      started.requests();
      await started.checkFor(24, 5 * MINUTE);
      const tries = started.requests().filter((path) => new RegExp(match).test(path));
      expect(tries.length).toBeGreaterThan(3);
      expect(tries.length).toBeLessThan(12);
      const found = await started.news();
      expect(found.length).toBeGreaterThanOrEqual(2);
      started.sandbox.control.clearFaults();
      await started.checkFor(8);
      expect((await started.news()).toSorted()).toEqual([
        ASKED,
        'Emil started following you',
        'Zoe accepted your follow request',
      ]);
    },
  );

  it('are looked for a few times after a request was declined', async () => {
    const started = startAboutYou();
    started.social({ user: 'mia', action: 'follow', other: 'zoe' });
    await started.checkFor(2);
    started.social({ user: 'zoe', action: 'decline', other: 'mia' });
    started.requests();
    await started.checkFor(3, 5 * MINUTE);
    const looks = started.requests().filter((path) => path === '/users/mia/following');
    expect(looks.length).toBeGreaterThan(1);
    expect(looks.length).toBeLessThan(8);
  });

  it('include a follower after a request that was declined long before', async () => {
    const started = startAboutYou({ privateMe: true });
    await started.checkFor(2);
    started.social({ user: 'ben', action: 'follow', other: 'mia' });
    await started.checkFor(2);
    started.social({ user: 'mia', action: 'decline', other: 'ben' });
    await started.checkFor(48, 2 * HOUR);
    started.sandbox.control.changePerson('mia', { private: false });
    started.social({ user: 'ben', action: 'follow', other: 'mia' });
    await started.checkFor(3);
    expect((await started.news()).toSorted()).toEqual([ASKED, 'Ben started following you']);
  });
});
