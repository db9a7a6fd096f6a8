import { expect, inject, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { damageLines } from '@/e2e/harness/database-files';
import { isInRound } from '@/e2e/harness/in-round';
import { lane } from '@/e2e/harness/lane';
import { listedActivities } from '@/e2e/harness/listed-activities';
import { type Lookout, openLookout } from '@/e2e/harness/lookout';
import { packExtension } from '@/e2e/harness/packed';
import { recordedBuild } from '@/e2e/harness/recorded-build';
import { importSettings } from '@/e2e/harness/steps';
import { activitiesIn, forgetSpent, snapshot } from '@/e2e/harness/store-snapshot';
import { until } from '@/e2e/harness/until';
import { createSandbox } from '@/sandbox/app';
import { createRandom } from '@/sandbox/random';
import { serveSandbox } from '@/sandbox/serve';
import { createWorld } from '@/sandbox/world';
import { PAIRS } from '@/utils/activity/pairs';
import { DAY, SECOND } from '@/utils/lib/time';
import type { Rules } from '@/utils/rules/rule';
import { storeLostKey } from '@/utils/settings/store-keys';
import type { Card, OutboxEntry } from '@/utils/store/schema';

declare const chrome: Browser;

const KILLS = Number(process.env.SIGKILLS ?? 20);
const SEED = Number(process.env.KILL_SEED ?? 1);
const EVENTS_A_KILL = 2;
/** A round takes less than this on most machines; some kills should come after it. */
const MAX_LIFE_MS = 900;
const PEOPLE = ['ann', 'bob', 'cleo', 'dan'];
const KINDS = ['history', 'ratings'] as const;

const rules: Rules = {};
for (const { type, action } of PAIRS) {
  const level = ['movie:scrobble', 'movie:rating'].includes(`${type}:${action}`) ? 'notify' : 'off';
  rules[type] = { ...rules[type], [action]: level };
}

/** Whether a card was shown, alone or in a summary. */
const isNotified = (delivery: Card['delivery']) =>
  delivery.state === 'shown' || (delivery.state === 'suppressed' && delivery.reason === 'joined-summary');

interface Report {
  inRound: number;
  mostOpenWrites: number;
  /** Stores that the browser lost: at which kill, whether Lookout noticed, and what the browser logged about it. */
  lost: { kill: number; noticed: boolean; log: string[] }[];
}

it(`loses nothing and notifies of nothing twice through ${KILLS} kills of the browser`, {
  timeout: KILLS * 60 * SECOND + 300 * SECOND,
}, async () => {
  const { executable } = inject('run');
  const { port, builds } = lane();
  const movies = Array.from({ length: KILLS * EVENTS_A_KILL }, (_, index) => ({
    title: `Movie ${index}`,
    ids: { slug: `movie-${index}` },
  }));
  const people = PEOPLE.map((username) => ({ username, joinedAt: Date.now() - DAY }));
  const sandbox = createSandbox({ world: createWorld({ people, shows: [], movies, events: [] }), now: Date.now });
  sandbox.control.rateLimit({ limit: 1e9 });
  const { origin, close } = await serveSandbox(sandbox, port);
  onTestFinished(close);
  const recorded = recordedBuild(builds.v2);
  onTestFinished(recorded.remove);
  const packed = packExtension(executable, recorded.folder);
  onTestFinished(packed.remove);

  /** Every requested notification by id, of all browsers. */
  const created = new Map<string, number>();
  const open = async (again: boolean): Promise<Lookout> => {
    const common = { executable, extension: recorded.folder, headless: true, protocol: 'v2' as const };
    const opened = await openLookout({ ...common, origin, packed, loopbackOnly: true, again, log: true });
    opened.driver.on('console', (line) => {
      const [word, id = ''] = line.text().split(' ');
      if (word === 'created') created.set(id, (created.get(id) ?? 0) + 1);
    });
    await opened.driver.evaluate(() => {
      const channel = new BroadcastChannel('notifications.create');
      channel.onmessage = ({ data }) => console.log(`created ${data.id}`);
      Object.assign(globalThis, { channel });
    });
    return opened;
  };
  let lookout = await open(false);
  onTestFinished(() => lookout.close().catch(() => {}));
  await importSettings(lookout, {
    sources: PEOPLE.map((username) => ({ kind: 'user', username })),
    rules,
    checkMinutes: 60,
  });
  await until('the installation to be on the disk', packed.isWritten, 60_000);

  const report: Report = { inRound: 0, mostOpenWrites: 0, lost: [] };
  /** Activity -> its cards in all stores so far, and what became of each card. */
  const cardsOf = new Map<string, Set<string>>();
  const deliveries = new Map<string, Card['delivery']>();
  /**
   * Cards that any store lists as notified: a worker that starts with the browser is not recorded before a page
   * listens.
   */
  const notified = new Set<string>();
  const look = async () => {
    const { stores } = await snapshot(lookout.driver, lookout.database);
    for (const { id, activities, delivery } of (stores.cards ?? []) as Card[]) {
      for (const each of activities) cardsOf.set(each.id, (cardsOf.get(each.id) ?? new Set()).add(id));
      deliveries.set(id, delivery);
      if (isNotified(delivery)) notified.add(id);
    }
    const activities = activitiesIn(stores);
    const first = Math.min(...activities.map(({ noticedAt }) => noticedAt));
    return { activities, first, outbox: (stores.outbox ?? []) as OutboxEntry[] };
  };
  const gauge = () =>
    lookout.driver.evaluate(async () => {
      const late = new Promise((resolve) => setTimeout(resolve, 300, null));
      const asked = chrome.runtime.sendMessage({ command: 'health' }).catch(() => null);
      const reply = (await Promise.race([asked, late])) as { health?: { mostOpenWrites: number } } | null;
      return reply?.health?.mostOpenWrites ?? 0;
    });
  const lostKey = storeLostKey(lookout.database);
  const damage = new Set(damageLines(packed.profile));
  const random = createRandom(SEED);

  for (let kill = 0; kill < KILLS; kill += 1) {
    for (let index = kill * EVENTS_A_KILL; index < (kill + 1) * EVENTS_A_KILL; index += 1) {
      const [user, movie] = [PEOPLE[index % PEOPLE.length] ?? '', `movie-${index}`];
      if (index % 3 === 2) sandbox.control.event({ user, action: 'rating', movie, rating: 8 });
      else sandbox.control.event({ user, action: 'scrobble', movie });
    }
    const before = await look();
    await forgetSpent(lookout.driver, lookout.database);
    await lookout.fireAlarm();
    const dies = Date.now() + random.next() * MAX_LIFE_MS;
    await until('the moment of the kill', () => Date.now() >= dies);
    report.mostOpenWrites = Math.max(report.mostOpenWrites, await gauge());
    if (await isInRound(lookout.driver)) report.inRound += 1;
    await lookout.crash();
    lookout = await open(true);
    await until('the worker', () => lookout.workerIsRunning()).catch(() => {});
    const noticed = await lookout.driver.evaluate(async (key) => {
      await chrome.runtime.sendMessage({ command: 'health' }).catch(() => null);
      const found = key in (await chrome.storage.local.get(key));
      await chrome.storage.local.remove(key);
      return found;
    }, lostKey);
    const after = await look();
    const isLost = Number.isFinite(before.first) && after.first !== before.first;
    if (!isLost && !noticed) continue;
    const log = damageLines(packed.profile).filter((line) => !damage.has(line));
    for (const line of log) damage.add(line);
    report.lost.push({ kill, noticed, log });
  }

  const expected = await listedActivities(sandbox, PEOPLE, KINDS, 1000);
  await until(
    'all to be read and announced',
    async () => {
      await forgetSpent(lookout.driver, lookout.database);
      await lookout.fireAlarm();
      const isDone = async () => {
        const { activities, outbox } = await look();
        return activities.length >= expected.length && outbox.length === 0;
      };
      return until('the end of the round', isDone, 5 * SECOND).catch(() => false);
    },
    120 * SECOND,
  ).catch(() => {});
  report.mostOpenWrites = Math.max(report.mostOpenWrites, await gauge());
  const { activities } = await look();
  const ids = new Set(activities.map(({ id }) => id));
  const missing = expected.filter((id) => !ids.has(id));
  const isAnnounced = (card: string) => created.has(card) || notified.has(card);
  const cards = (id: string) => [...(cardsOf.get(id) ?? [])];
  const unannounced = expected
    .filter((id) => !cards(id).some(isAnnounced))
    .map((id) => ({ id, cards: cards(id).map((card) => ({ card, ...deliveries.get(card) })) }));
  const often = [...created].filter(([id, times]) => times > 1 && !id.startsWith('summary'));
  console.log(
    JSON.stringify({ kills: KILLS, events: expected.length, ...report, missing, unannounced, often }, null, 1),
  );
  expect(report.mostOpenWrites).toBeLessThanOrEqual(1);
  expect(report.lost.filter(({ noticed }) => !noticed)).toEqual([]);
  expect({ missing, unannounced }).toEqual({ missing: [], unannounced: [] });
});
