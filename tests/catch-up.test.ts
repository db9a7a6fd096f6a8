import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createWorld } from '@/sandbox/world';
import { userSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { PAIRS } from '@/utils/activity/pairs';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import type { Rules } from '@/utils/rules/rule';
import { readPollerState } from '@/utils/store/poller-state';
import { readStreamStates } from '@/utils/store/stream-states';

const PEOPLE = 64;
/** Three listings of each are read: 192 requests, of which one check can send 120. */
const READ = ['episode:scrobble', 'movie:rating', 'movie:shout'];
const rules: Rules = {};
for (const { type, action } of PAIRS) {
  rules[type] = { ...rules[type], [action]: READ.includes(`${type}:${action}`) ? 'notify' : 'off' };
}

/** This many people, each with a show of their own; their past is marked as read. */
async function watching(people = PEOPLE) {
  const users = Array.from({ length: people }, (_, index) => `user${index}`);
  const shows = users.map((user) => ({ title: `Show of ${user}`, ids: { slug: `show-of-${user}` } }));
  const world = createWorld({
    people: users.map((username) => ({ username })),
    shows: shows.map((show) => ({ ...show, seasons: [{ number: 1, episodes: 10 }] })),
    movies: [],
    events: [],
  });
  const lookout = await startLookout({ rules, sources: users.map((user) => userSource(user)) }, world);
  const tick = async (ms = MINUTE) => {
    lookout.pass(ms);
    await lookout.services.check('tick');
  };
  for (let minutes = 0; minutes < 6; minutes += 1) await tick();
  const states = [...(await readStreamStates(await lookout.db())).values()];
  expect(states).toHaveLength(3 * people);
  expect(states.every(({ lastGoodRead }) => lastGoodRead !== null)).toBe(true);
  const deliveries = async () => (await lookout.rows()).flatMap(({ unread, card }) => (unread ? [card.delivery] : []));
  return {
    lookout,
    tick,
    /** The computer sleeps while everybody plays something. */
    sleep(ms: number) {
      lookout.pass(ms);
      for (const [index, user] of users.entries()) {
        const play = { action: 'scrobble', show: `show-of-${user}`, season: 1, episode: 1 } as const;
        lookout.sandbox.control.event({ ...play, user, at: lookout.now() - (index + 1) * MINUTE });
      }
    },
    catchUp: async () => (await readPollerState(await lookout.db()))?.catchUp,
    deliveries,
    deferred: async () => (await deliveries()).filter(({ state }) => state === 'deferred').length,
    outbox: async () => (await lookout.db()).count('outbox'),
    titles: () => lookout.browser.raised.map(({ title }) => title),
    summaries: () => lookout.browser.raised.filter(({ id }) => id.startsWith('summary:')).map(({ title }) => title),
  };
}

/** Everything notified, single cards and those in summaries, by title. */
const notifiedIn = (titles: readonly string[]) =>
  titles.reduce((sum, title) => sum + Number(/^(\d+) new updates$/.exec(title)?.[1] ?? 1), 0);

it('raises one summary for a day of sleep, however many checks the reading takes', async () => {
  const { tick, sleep, lookout, titles, summaries, deferred, deliveries, outbox, catchUp } = await watching();
  sleep(DAY);
  await tick();
  const { since = 0, until = 0 } = (await catchUp()) ?? {};
  expect(until - since).toBeLessThanOrEqual(15 * MINUTE);
  expect(titles()).toEqual([]);
  // Feed and badge have it all along, and each row explains why it did not notify.
  const first = await deliveries();
  expect(first.length).toBeGreaterThan(5);
  expect(lookout.browser.toolbar.text).toBe(String(first.length));
  expect(new Set(first.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify({ state: 'deferred', reason: 'catching-up', until })]),
  );
  for (let checks = 0; checks < 5; checks += 1) await tick();
  expect(await deferred()).toBe(0);
  expect(await outbox()).toBe(0);
  expect(await catchUp()).toBeUndefined();
  expect(summaries()).toHaveLength(1);
  expect(titles().length).toBeLessThanOrEqual(4);
  expect(notifiedIn(titles())).toBe(PEOPLE);
  // Later activities notify as usual.
  const before = titles().length;
  lookout.sandbox.control.event({
    user: 'user1',
    action: 'scrobble',
    show: 'show-of-user2',
    season: 1,
    episode: 2,
  });
  for (let checks = 0; checks < 6; checks += 1) await tick();
  expect(titles()).toHaveLength(before + 1);
}, 180_000);

it('raises one summary even if every check is cut short, the last ones while raising it', async () => {
  const { tick, sleep, lookout, titles, summaries, outbox, catchUp } = await watching();
  sleep(DAY);
  const { fetch } = lookout.sandbox;
  const stored: unknown[] = [];
  for (let checks = 0; checks < 8; checks += 1) {
    let requests = 0;
    lookout.sandbox.fetch = async (...request) => {
      requests += 1;
      if (requests === 1) stored.push(await catchUp());
      if (checks < 3 && requests > 50) throw new Error('stopped');
      return fetch(...request);
    };
    if (checks < 6) lookout.services.notifier.raise = () => Promise.reject(new Error('killed'));
    await tick();
    lookout.restart();
    await lookout.services.flushOutbox();
    if (checks < 3) expect(titles()).toEqual([]);
  }
  // Called before anything is read, because a worker may be stopped right after.
  expect(stored[0]).toMatchObject({ until: expect.any(Number) });
  expect(new Set(stored.slice(0, 4).map((each) => JSON.stringify(each))).size).toBe(1);
  expect(summaries()).toHaveLength(1);
  expect(notifiedIn(titles())).toBe(PEOPLE);
  expect(await outbox()).toBe(0);
  expect(await catchUp()).toBeUndefined();
}, 180_000);

it('stops waiting for the rest at the announced time if the network fails in between', async () => {
  const { tick, sleep, lookout, titles, summaries, deferred, outbox, catchUp } = await watching();
  sleep(DAY);
  await tick();
  const some = await deferred();
  const { until = 0 } = (await catchUp()) ?? {};
  lookout.sandbox.control.fault({ kind: 'refuse' });
  while (lookout.now() + MINUTE < until) {
    await tick();
    expect([titles(), await deferred()]).toEqual([[], some]);
  }
  const alarm = await fakeBrowser.alarms.get('tick');
  expect((alarm?.scheduledTime ?? Number.POSITIVE_INFINITY) - lookout.now()).toBeLessThanOrEqual(MINUTE);
  lookout.restart();
  lookout.pass(MINUTE);
  await lookout.services.flushOutbox();
  expect(titles()).toEqual([`${some} new updates`]);
  expect(await outbox()).toBe(0);
  // The rest notifies as it arrives.
  lookout.sandbox.control.clearFaults();
  for (let checks = 0; checks < 10; checks += 1) await tick();
  expect(await outbox()).toBe(0);
  const more = summaries().flatMap((title) => /^(\d+) more/.exec(title)?.[1] ?? []);
  expect(
    notifiedIn(titles().filter((title) => !/ more /.test(title))) + more.reduce((sum, count) => sum + Number(count), 0),
  ).toBe(PEOPLE);
}, 180_000);

it('waits for Trakt’s rate limit right after waking, and then raises one summary', async () => {
  const { tick, sleep, lookout, titles, summaries, outbox } = await watching();
  sleep(DAY);
  lookout.sandbox.control.fault({ kind: '429-html', times: 1, retryAfter: 3600 });
  await tick();
  for (let checks = 0; checks < 60; checks += 1) await tick();
  expect(titles()).toEqual([]);
  for (let checks = 0; checks < 8; checks += 1) await tick();
  expect(summaries()).toHaveLength(1);
  expect(notifiedIn(titles())).toBe(PEOPLE);
  expect(await outbox()).toBe(0);
}, 180_000);

it.each([
  ['if one check can read everything', 30, DAY],
  ['after an hour', PEOPLE, HOUR],
])(
  'delays nothing %s',
  async (_, people, asleep) => {
    const { tick, sleep, titles, deferred, catchUp } = await watching(people);
    sleep(asleep);
    await tick();
    expect(await catchUp()).toBeUndefined();
    expect(await deferred()).toBe(0);
    expect(titles().length).toBeGreaterThan(0);
  },
  60_000,
);
