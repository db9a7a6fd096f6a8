import { createSandbox, type Sandbox } from '@/sandbox/app';
import type { FaultSpec } from '@/sandbox/faults';
import type { SocialSpec } from '@/sandbox/social-event';
import { createWorld } from '@/sandbox/world';
import type { EventSpec } from '@/sandbox/world-spec';
import { text } from '@/tests/builders/text';
import { openTrakt } from '@/tests/me-trakt';
import { sentence } from '@/utils/activity/sentence';
import { NO_SPOILER_FILTER } from '@/utils/activity/spoiler';
import { DAY, HOUR } from '@/utils/lib/time';

export const START = Date.UTC(2026, 10, 22, 12);

export const OTHERS = ['ben', 'cleo', 'dora', 'emil'];
export const MINE: EventSpec[] = [
  { at: START - 10 * DAY, user: 'mia', action: 'review', show: 'dark', text: 'word '.repeat(200) },
  { at: START - 9 * DAY, user: 'mia', action: 'created', list: 'Best' },
];
/** Ids of Mia's review in the log. */
export const REVIEW = 1;

/** Mia, who has written a review and keeps a list, others around her, and Zoe with a private profile. */
export function startAboutYou({
  events = MINE,
  privateMe = false,
}: {
  events?: EventSpec[];
  privateMe?: boolean;
} = {}) {
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
  const trakt = createSandbox({ world, now: () => clock.now });
  let wrong: { match: RegExp; change: (json: unknown) => unknown } | null = null;
  const sandbox: Sandbox = {
    ...trakt,
    async fetch(input, init) {
      const answer = await trakt.fetch(input, init);
      const url = String(input instanceof Request ? input.url : input);
      if (!wrong?.match.test(url) || answer.status !== 200) return answer;
      const { change } = wrong;
      const headers = new Headers(answer.headers);
      headers.delete('etag');
      return new Response(JSON.stringify(change(await answer.json())), { headers });
    },
  };
  const opened = openTrakt(sandbox, clock, 'mia');
  return {
    ...opened,
    world,
    clock,
    sandbox,
    social: (spec: SocialSpec) => void sandbox.control.social(spec),
    fault: (spec: FaultSpec) => void sandbox.control.fault(spec),
    /** Changes what Trakt answers to these addresses, until called without them. */
    answerWrong(match?: RegExp, change: (json: unknown) => unknown = () => []) {
      wrong = match ? { match, change } : null;
    },
    /** Checks twice an hour: for a day and a bit, so that what is looked at once a day is seen as well. */
    async checkFor(hours = 26, every = HOUR / 2) {
      for (const end = clock.now + hours * HOUR; clock.now < end; ) {
        clock.now += every;
        await opened.check();
      }
    },
    /** What is unread, as its notifications say it. */
    async news() {
      const unread = (await opened.cards()).filter((card) => card.unread);
      return unread.map(({ activities }) =>
        sentence(text, activities, NO_SPOILER_FILTER).title.replace(/[\u2066-\u2069]/gu, ''),
      );
    },
    /** Requests since the last call, without their query. */
    requests() {
      const found = sandbox.log.map(({ path }) => path.replace(/\?.*/, ''));
      sandbox.control.clearRequests();
      return found;
    },
  };
}

export type AboutYou = ReturnType<typeof startAboutYou>;
