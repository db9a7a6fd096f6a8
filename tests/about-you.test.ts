import { describe, expect, it } from 'vitest';
import { createSandbox } from '@/sandbox/app';
import type { SocialSpec } from '@/sandbox/social-event';
import { createWorld } from '@/sandbox/world';
import type { EventSpec } from '@/sandbox/world-spec';
import { quietDay } from '@/tests/builders/busy-profile';
import { text } from '@/tests/builders/text';
import { openTrakt } from '@/tests/me-trakt';
import type { MeAction } from '@/utils/activity/about-me';
import { ME_PAIRS } from '@/utils/activity/pairs';
import { sentence } from '@/utils/activity/sentence';
import { NO_SPOILER_FILTER } from '@/utils/activity/spoiler';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';

const START = Date.UTC(2026, 10, 22, 12);

const OTHERS = ['ben', 'cleo', 'dora', 'emil'];
const MINE: EventSpec[] = [
  { at: START - 10 * DAY, user: 'mia', action: 'review', show: 'dark', text: 'word '.repeat(200) },
  { at: START - 9 * DAY, user: 'mia', action: 'created', list: 'Best' },
];
/** Ids of Mia's review in the log. */
const REVIEW = 1;

function start({ events = MINE, privateMe = false }: { events?: EventSpec[]; privateMe?: boolean } = {}) {
  const people = [
    { username: 'mia', name: 'Mia', private: privateMe },
    ...OTHERS.map((username) => ({ username, name: username.replace(/^./, (first) => first.toUpperCase()) })),
    { username: 'zoe', name: 'Zoe', private: true },
  ];
  const world = createWorld({
    people,
    shows: [{ title: 'Dark', seasons: [{ number: 1, episodes: 3 }] }],
    movies: [],
    events,
  });
  const clock = { now: START };
  const sandbox = createSandbox({ world, now: () => clock.now });
  return { ...openTrakt(sandbox, clock, 'mia'), world, clock, sandbox };
}
type Started = ReturnType<typeof start>;

interface Kind {
  action: MeAction;
  /** What somebody does, and how they take it back, if that is possible. */
  does: (user: string, started: Started) => void;
  undoes?: (user: string, started: Started) => void;
  says: string;
  many: string;
  /** Only somebody signed in hears of it. */
  privateMe?: boolean;
}

const social =
  (spec: (user: string) => SocialSpec) =>
  (user: string, { sandbox }: Started) =>
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

const titles = (cards: Awaited<ReturnType<Started['cards']>>) =>
  cards.map(({ activities }) => sentence(text, activities, NO_SPOILER_FILTER).title.replace(/[\u2066-\u2069]/gu, ''));

/** Checks for a day and a bit, so that what is looked at once a day is seen as well. */
async function check(started: Started, hours = 26) {
  for (let hour = 0; hour < hours; hour++) {
    started.clock.now += HOUR / 2;
    await started.check();
    started.clock.now += HOUR / 2;
    await started.check();
  }
}

describe.each(KINDS)('$action', ({ action, does, undoes, says, many, privateMe = false }) => {
  const begin = async () => {
    const started = start({ privateMe });
    does('cleo', started);
    started.clock.now += MINUTE;
    await check(started);
    return started;
  };
  const news = async (started: Started) => (await started.cards()).filter(({ unread }) => unread);

  it('is silent about the past, and tells of a new one once', async () => {
    const started = await begin();
    expect(await news(started)).toEqual([]);
    does('ben', started);
    await check(started, 50);
    expect(titles(await news(started))).toEqual([says]);
    expect((await news(started))[0]?.activities.map((each) => each.action)).toEqual([action]);
  });

  it('makes no noise when it is taken back, or done again', async () => {
    if (!undoes) return;
    const started = await begin();
    undoes('cleo', started);
    await check(started);
    expect(await news(started)).toEqual([]);
    does('ben', started);
    await check(started);
    undoes('ben', started);
    await check(started);
    // A request that was withdrawn is another request.
    if (action !== 'asked') does('ben', started);
    await check(started);
    expect(titles(await news(started))).toEqual([says]);
  });

  it('joins many at once, except for what somebody wrote or asked', async () => {
    const started = await begin();
    for (const user of OTHERS) {
      if (user !== 'cleo') does(user, started);
      started.clock.now += 1000;
    }
    does('zoe', started);
    await check(started);
    const cards = await news(started);
    const people = cards.flatMap(({ activities }) => activities.map(({ user }) => user.slug)).sort();
    expect(people).toEqual(['ben', 'dora', 'emil', 'zoe']);
    if (many) expect(titles(cards)).toEqual([many.replace('Emil', 'Zoe')]);
    else expect(cards).toHaveLength(4);
  });

  it('leaves out deleted people and the person themself', async () => {
    const started = await begin();
    does('dora', started);
    started.sandbox.control.changePerson('dora', { deleted: true });
    if (action !== 'followed' && action !== 'asked') does('mia', started);
    await check(started);
    expect(await news(started)).toEqual([]);
    does('ben', started);
    await check(started);
    expect(titles(await news(started))).toEqual([says]);
  });
});

it('tells who accepted a request, once', async () => {
  const started = start();
  started.sandbox.control.social({ user: 'mia', action: 'follow', other: 'zoe' });
  await check(started, 4);
  started.sandbox.control.social({ user: 'zoe', action: 'accept', other: 'mia' });
  await check(started, 4);
  expect(titles((await started.cards()).filter(({ unread }) => unread))).toEqual(['Zoe accepted your follow request']);
});

it('says nothing of followers whom the person let in', async () => {
  const started = start({ privateMe: true });
  await check(started, 2);
  started.sandbox.control.social({ user: 'ben', action: 'follow', other: 'mia' });
  await check(started, 2);
  started.sandbox.control.social({ user: 'mia', action: 'accept', other: 'ben' });
  await check(started, 4);
  expect(titles((await started.cards()).filter(({ unread }) => unread))).toEqual(['Ben asked to follow you']);
});

it('has a case for every kind', () => {
  const cases = [...KINDS.map(({ action }) => action), 'accepted'].sort();
  expect(cases).toEqual(ME_PAIRS.map(({ action }) => action).sort());
});

it.each([true, false])('takes at most three requests a check with nothing new (signed in: %s)', async (signedIn) => {
  const counts = await quietDay(signedIn, 10 * MINUTE);
  expect(Math.max(...counts)).toBeLessThanOrEqual(3);
});
