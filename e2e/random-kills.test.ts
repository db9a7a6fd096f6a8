import { expect, inject, it } from 'vitest';
import { createRandom } from '@/sandbox/random';
import { createWorld } from '@/sandbox/world';
import { PAIRS } from '@/utils/activity/pairs';
import { DAY, SECOND } from '@/utils/lib/time';
import type { Rules } from '@/utils/rules/rule';
import type { Card, OutboxEntry } from '@/utils/store/schema';
import { isInRound } from './harness/in-round';
import { listedActivities } from './harness/listed-activities';
import { hearCreated } from './harness/recorded-build';
import { type Stage, stage } from './harness/stage';
import { importSettings } from './harness/steps';
import { activitiesIn, forgetSpent, snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

/** `npm run soak` sets higher numbers. Fewer in Firefox, where each takes longer. */
const KILLS = Number(process.env.KILLS ?? (inject('browser') === 'firefox' ? 30 : 100));
const SEED = Number(process.env.KILL_SEED ?? 1);
const EVENTS_A_KILL = 5;
const EVENTS = KILLS * EVENTS_A_KILL;
/** A round takes less than this on most machines; some kills should come after it. */
const MAX_LIFE_MS = 700;

const PEOPLE = ['ann', 'bob', 'cleo', 'dan'];
const KINDS = ['history', 'ratings', 'comments'] as const;
const WANTED = ['movie:scrobble', 'movie:rating', 'movie:shout'];

/** Only three listings of each person are wanted: rounds are short, and many. */
const rules: Rules = {};
for (const { type, action } of PAIRS) {
  const level = WANTED.includes(`${type}:${action}`) ? 'notify' : 'off';
  rules[type] = { ...rules[type], [action]: level };
}

const settings = {
  sources: PEOPLE.map((username) => ({ kind: 'user', username })),
  rules,
  // Only the test's own alarms.
  checkMinutes: 60,
};

const slug = (index: number) => `movie-${index}`;

/**
 * Each is of another movie and so has a card of its own; but every tenth is a rating of something played, and joins its
 * card.
 */
function event({ control }: Stage['sandbox'], index: number): void {
  const person = (at: number) => PEOPLE[at % PEOPLE.length] ?? '';
  const [user, movie] = [person(index), slug(index)];
  switch (index % 10) {
    case 9:
      return void control.event({ user: person(index - 9), action: 'rating', movie: slug(index - 9), rating: 7 });
    case 8:
      return void control.event({ user, action: 'rating', movie, rating: 9 });
    case 7:
      return void control.event({ user, action: 'shout', movie, text: `About ${movie}` });
    default:
      return void control.event({ user, action: 'scrobble', movie });
  }
}

it(`notifies of ${EVENTS} events once each through ${KILLS} kills at random moments`, {
  retry: 0,
  timeout: KILLS * 5 * SECOND,
}, async () => {
  const movies = Array.from({ length: EVENTS }, (_, index) => ({
    title: `Movie ${index}`,
    ids: { slug: slug(index) },
  }));
  const people = PEOPLE.map((username) => ({ username, joinedAt: Date.now() - DAY }));
  const here = await stage({ recorded: true, world: createWorld({ people, shows: [], movies, events: [] }) });
  const { lookout, sandbox } = here;
  const { driver, database } = lookout;
  sandbox.control.rateLimit({ limit: 1e9 });
  const random = createRandom(SEED);
  await importSettings(lookout, settings);
  const created = await hearCreated(driver);
  const stores = async () => (await snapshot(driver, database)).stores;
  const outbox = async () => ((await stores()).outbox ?? []) as OutboxEntry[];

  /** Notification id -> kills between its attempt and marking it delivered. */
  const own = new Map<string, number>();
  const fell = { inRound: 0, committed: 0, attempted: 0 };
  for (let kill = 0; kill < KILLS; kill += 1) {
    for (let index = 0; index < EVENTS_A_KILL; index += 1) event(sandbox, kill * EVENTS_A_KILL + index);
    await forgetSpent(driver, database);
    await lookout.fireAlarm();
    const dies = Date.now() + random.next() * MAX_LIFE_MS;
    await until('the moment of the kill', () => Date.now() >= dies);
    if (await isInRound(driver)) fell.inRound += 1;
    await lookout.stopWorker();
    const left = await outbox();
    if (left.length > 0) fell.committed += 1;
    const attempted = left.filter(({ state }) => state === 'attempted');
    if (attempted.length > 0) fell.attempted += 1;
    for (const { id } of attempted) own.set(id, (own.get(id) ?? 0) + 1);
  }
  const expected = await listedActivities(sandbox, PEOPLE, KINDS, EVENTS);
  const read = async () => activitiesIn(await stores()).length === EVENTS && (await outbox()).length === 0;
  await until(
    'everything to be read and announced',
    async () => {
      await forgetSpent(driver, database);
      await lookout.fireAlarm();
      return until('the end of the round', read, 3 * SECOND).catch(() => false);
    },
    60 * SECOND,
  );
  console.log(
    `${KILLS} kills: ${fell.inRound} in a round, ${fell.committed} before all was announced, ${fell.attempted} between attempt and delivery`,
  );

  const all = await stores();
  const activities = activitiesIn(all);
  const cards = all.cards as Card[];
  // Nothing is lost or duplicated.
  expect(expected).toHaveLength(EVENTS);
  expect(activities.map(({ id }) => id).sort()).toEqual(expected);
  const shown = cards.flatMap((card) => card.activities.map(({ id }) => id)).sort();
  expect(shown).toEqual(expected);
  expect(activities.filter(({ reason }) => reason.kind !== 'default-rule')).toEqual([]);

  // Each is announced by its card's own notification or by a summary, and each notification is created once.
  const creations = new Map<string, number>();
  for (const id of await created()) creations.set(id, (creations.get(id) ?? 0) + 1);
  const unannounced = cards.filter(({ id, delivery }) =>
    delivery.state === 'shown'
      ? !creations.has(id)
      : delivery.state !== 'suppressed' || delivery.reason !== 'joined-summary',
  );
  expect(unannounced).toEqual([]);
  const members = new Map(cards.map(({ id, activities }) => [id, activities.length]));
  const tooOften = [...creations].filter(([id, times]) => times > (members.get(id) ?? 1) + (own.get(id) ?? 0));
  expect(tooOften).toEqual([]);
  expect(fell.inRound).toBeGreaterThan(KILLS / 10);
  expect(all.unread).toHaveLength(cards.length);
  const badge = cards.length > 99 ? '99+' : String(cards.length);
  await until('the badge', async () => (await lookout.badge()) === badge);
});
