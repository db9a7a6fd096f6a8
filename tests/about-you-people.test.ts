import { describe, expect, it } from 'vitest';
import { REVIEW, START, startAboutYou } from '@/tests/builders/about-you';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';
import { ME_ENDPOINTS } from '@/utils/trakt/v2/me-endpoints';

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

it('asks Trakt for nothing that is not in the tables of endpoints, and for all that concerns the person', async () => {
  const started = startAboutYou({ privateMe: true });
  await started.checkFor(2);
  started.social({ user: 'ben', action: 'like', comment: REVIEW });
  started.social({ user: 'ben', action: 'like_list', owner: 'mia', list: 'best' });
  started.social({ user: 'ben', action: 'comment_list', owner: 'mia', list: 'best' });
  started.social({ user: 'mia', action: 'follow', other: 'ben' });
  const reply = { action: 'shout', show: 'dark', type: 'show', text: 'Yes.' } as const;
  started.sandbox.control.event({ ...reply, user: 'ben', parent: REVIEW });
  await started.checkFor(26);
  const patterns = Object.entries({ ...ME_ENDPOINTS, ...TRAKT_ENDPOINTS }).map(
    ([name, { path }]) => [name, new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`)] as const,
  );
  const nameOf = (path: string) => patterns.find(([, pattern]) => pattern.test(path))?.[0] ?? path;
  const asked = new Set(started.requests().map(nameOf));
  expect([...asked].sort()).toEqual(['comments', 'lists', ...Object.keys(ME_ENDPOINTS)].sort());
});
