import { describe, expect, it } from 'vitest';
import type { SocialSpec } from '@/sandbox/social-event';
import { type AboutYou, OTHERS, REVIEW, startAboutYou } from '@/tests/builders/about-you';
import { quietDay } from '@/tests/builders/busy-profile';
import type { MeAction } from '@/utils/activity/about-me';
import { ME_PAIRS } from '@/utils/activity/pairs';
import { MINUTE } from '@/utils/lib/time';

interface Kind {
  action: MeAction;
  /** What somebody does, and how they take it back, if that is possible. */
  does: (user: string, started: AboutYou) => void;
  undoes?: (user: string, started: AboutYou) => void;
  says: string;
  many: string;
  /** Only visible to a signed-in person. */
  privateMe?: boolean;
}

const social =
  (spec: (user: string) => SocialSpec) =>
  (user: string, { sandbox }: AboutYou) =>
    void sandbox.control.social(spec(user));

const KINDS: readonly Kind[] = [
  {
    action: 'followed',
    does: social((user) => ({ user, action: 'follow', other: 'mia' })),
    undoes: social((user) => ({ user, action: 'unfollow', other: 'mia' })),
    says: 'Ben started following you',
    many: 'Emil and 3 others started following you',
  },
  {
    action: 'asked',
    does: social((user) => ({ user, action: 'follow', other: 'mia' })),
    undoes: social((user) => ({ user, action: 'unfollow', other: 'mia' })),
    says: 'Ben asked to follow you',
    many: '',
    privateMe: true,
  },
  {
    action: 'reply',
    does: (user, { sandbox }) =>
      void sandbox.control.event({ user, action: 'shout', show: 'dark', type: 'show', parent: REVIEW, text: 'Yes.' }),
    says: 'Ben replied to your review of Dark',
    many: '',
  },
  {
    action: 'comment_like',
    does: social((user) => ({ user, action: 'like', comment: REVIEW })),
    undoes: social((user) => ({ user, action: 'unlike', comment: REVIEW })),
    says: 'Ben liked your review of Dark',
    many: 'Emil and 3 others liked your review of Dark',
  },
  {
    action: 'reaction',
    does: social((user) => ({ user, action: 'react', comment: REVIEW })),
    undoes: social((user) => ({ user, action: 'unreact', comment: REVIEW })),
    says: 'Ben reacted to your review of Dark',
    many: 'Emil and 3 others reacted to your review of Dark',
  },
  {
    action: 'list_like',
    does: social((user) => ({ user, action: 'like_list', owner: 'mia', list: 'best' })),
    undoes: social((user) => ({ user, action: 'unlike_list', owner: 'mia', list: 'best' })),
    says: 'Ben liked your list Best',
    many: 'Emil and 3 others liked your list Best',
  },
  {
    action: 'list_comment',
    does: social((user) => ({ user, action: 'comment_list', owner: 'mia', list: 'best' })),
    says: 'Ben commented on your list Best',
    many: '',
  },
];

const unreadOf = async (started: AboutYou) => (await started.cards()).filter(({ unread }) => unread);

describe.each(KINDS)('$action', ({ action, does, undoes, says, many, privateMe = false }) => {
  const begin = async () => {
    const started = startAboutYou({ privateMe });
    does('cleo', started);
    started.clock.now += MINUTE;
    await started.checkFor();
    return started;
  };

  it('is silent about the past, and announces a new one once', async () => {
    const started = await begin();
    expect(await unreadOf(started)).toEqual([]);
    does('ben', started);
    await started.checkFor(50);
    expect(await started.news()).toEqual([says]);
    expect((await unreadOf(started))[0]?.activities.map((each) => each.action)).toEqual([action]);
  });

  it('announces nothing when it is taken back or done again', async () => {
    if (!undoes) return;
    const started = await begin();
    undoes('cleo', started);
    await started.checkFor();
    expect(await unreadOf(started)).toEqual([]);
    does('ben', started);
    await started.checkFor();
    undoes('ben', started);
    await started.checkFor();
    // A request that was withdrawn is another request.
    if (action !== 'asked') does('ben', started);
    await started.checkFor();
    expect(await started.news()).toEqual([says]);
  });

  it('joins many at once, except for what somebody wrote or asked', async () => {
    const started = await begin();
    for (const user of OTHERS) {
      if (user !== 'cleo') does(user, started);
      started.clock.now += 1000;
    }
    does('zoe', started);
    await started.checkFor();
    const cards = await unreadOf(started);
    const people = cards.flatMap(({ activities }) => activities.map(({ user }) => user.slug)).sort();
    expect(people).toEqual(['ben', 'dora', 'emil', 'zoe']);
    if (many) expect(await started.news()).toEqual([many.replace('Emil', 'Zoe')]);
    else expect(cards).toHaveLength(4);
  });

  it('leaves out deleted people and the person themself', async () => {
    const started = await begin();
    does('dora', started);
    started.sandbox.control.changePerson('dora', { deleted: true });
    if (action !== 'followed' && action !== 'asked') does('mia', started);
    await started.checkFor();
    expect(await unreadOf(started)).toEqual([]);
    does('ben', started);
    await started.checkFor();
    expect(await started.news()).toEqual([says]);
  });
});

it('announces once who accepted a request', async () => {
  const started = startAboutYou();
  started.sandbox.control.social({ user: 'mia', action: 'follow', other: 'zoe' });
  await started.checkFor(4);
  started.sandbox.control.social({ user: 'zoe', action: 'accept', other: 'mia' });
  await started.checkFor(4);
  expect(await started.news()).toEqual(['Zoe accepted your follow request']);
});

it('announces no followers that the person let in', async () => {
  const started = startAboutYou({ privateMe: true });
  await started.checkFor(2);
  started.sandbox.control.social({ user: 'ben', action: 'follow', other: 'mia' });
  await started.checkFor(2);
  started.sandbox.control.social({ user: 'mia', action: 'accept', other: 'ben' });
  await started.checkFor(4);
  expect(await started.news()).toEqual(['Ben asked to follow you']);
});

it('has a case for every kind', () => {
  const cases = [...KINDS.map(({ action }) => action), 'accepted'].sort();
  expect(cases).toEqual(ME_PAIRS.map(({ action }) => action).sort());
});

it.each([true, false])('takes at most three requests a check with nothing new (signed in: %s)', async (signedIn) => {
  const counts = await quietDay(signedIn, 10 * MINUTE);
  // One more for each of the ten comments that are asked for reactions once a day.
  expect(counts.filter((each) => each > 3).length).toBeLessThanOrEqual(10);
  expect(Math.max(...counts)).toBeLessThanOrEqual(4);
});
