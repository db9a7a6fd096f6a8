import { type Beginning, type Happening, planEvenings } from '@/bench/panel/evenings';
import { measureOpenPanel } from '@/bench/panel/open-all-day';
import type { Measured } from '@/bench/report';
import { createLookTimes } from '@/components/feed/now/look-times';
import { createRandom } from '@/sandbox/random';
import { sourcesOf, startPolling, startTrakt, type VirtualPoll } from '@/tests/virtual-poll';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import type { Database } from '@/utils/store/open-database';
import { readWatchingNow } from '@/utils/store/read/watching-now';

const SIZE = { users: 50, shows: 10 };
const STEP_MS = 5 * SECOND;
const SEED = 17;
/** This close to the end of a title, somebody is, or just was, in "Watching now". */
const NEAR_END_MS = 2.5 * MINUTE;
/** The next episode of somebody who is in "Watching now" has to appear this soon after its beginning, at 95 %. */
const MAX_DELAY_MS = 65 * SECOND;
/** Maximum ratio of the requests to those of the same day without a panel. */
const MAX_RATIO = 1.2;

interface Lived {
  requests: number;
  /** Delays of next episodes that began within two minutes of the expected end, and of first ones, ms. */
  next: number[];
  first: number[];
}

/** What an open panel does. */
function createPanel(db: Database, poll: VirtualPoll) {
  const times = createLookTimes();
  return async (now: number) => {
    times.see(await readWatchingNow(db, now));
    if (times.isTime(now)) await poll.round('look');
  };
}

/** Lives one day; each beginning counts from its own moment until the store has it. */
async function live(hasPanel: boolean): Promise<Lived> {
  const trakt = startTrakt('v2', SIZE);
  const { clock, sandbox } = trakt;
  const settings: Settings = { ...DEFAULT_SETTINGS, sources: sourcesOf(SIZE) };
  const poll = await startPolling('v2', trakt, settings);
  const { db } = poll;
  const start = clock.now;
  const happenings: Happening[] = planEvenings(createRandom(SEED), SIZE.users, start + HOUR, start + DAY);
  const panel = hasPanel ? createPanel(db, poll) : null;
  const lived: Lived = { requests: 0, next: [], first: [] };
  let waiting: (Beginning & { user: string; end: number })[] = [];
  const look = async () => {
    const states = new Map((await db.getAll('streams')).map((state) => [state.key, state.watchedUntil]));
    waiting = waiting.filter((each) => {
      // Trakt names whole seconds.
      const isKnown = Math.abs((states.get(`watching:${each.user}`) ?? 0) - each.end) < SECOND;
      if (isKnown && each.kind !== 'later') lived[each.kind].push(clock.now - each.at);
      return !isKnown && each.end > clock.now;
    });
  };
  let tickAt = start;
  for (let at = start; at < start + DAY; at += STEP_MS) {
    clock.now = Math.max(clock.now, at);
    for (let next = happenings[0]; next && next.at <= at; next = happenings[0]) {
      happenings.shift();
      const { at: happenedAt, begins, ...event } = next;
      sandbox.control.event({ ...event, at: happenedAt });
      waiting = waiting.filter(({ user }) => user !== event.user);
      if (begins === 'next' && !(await isInNow(db, event.user, happenedAt))) continue;
      if (begins) waiting.push({ at: happenedAt, kind: begins, user: event.user, end: next.expiresAt ?? 0 });
    }
    const before = trakt.requests.length;
    if (at >= tickAt) {
      await poll.round('tick');
      tickAt += settings.checkMinutes * MINUTE;
    }
    if (panel) await panel(at);
    if (trakt.requests.length > before) await look();
  }
  db.close();
  lived.requests = trakt.requests.length;
  return lived;
}

/** Whether "Watching now" has, or just had, this person. */
async function isInNow(db: Database, user: string, now: number): Promise<boolean> {
  const until = (await db.get('streams', `watching:${user}`))?.watchedUntil ?? 0;
  return Math.abs(until - now) < NEAR_END_MS;
}

const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / Math.max(1, all.length);
const share95 = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.ceil(0.95 * all.length) - 1] ?? 0;

/**
 * A day of 50 people with a panel open, beside the same day without one: how soon the next episode of somebody in
 * "Watching now" appears, and what that costs. Episodes end early, are paused, and are given up.
 */
export async function measure(): Promise<Measured[]> {
  const [without, open] = [await live(false), await live(true)];
  console.log(
    `${open.next.length} next episodes within two minutes of the expected end, ${open.first.length} first ones`,
  );
  const minutes = (all: number[]) => [mean(all) / MINUTE];
  return [
    {
      what: 'panel: next episode appears, 95 %',
      unit: 'minutes',
      own: [share95(open.next) / MINUTE],
      floor: [share95(without.next) / MINUTE],
      floorIs: 'without a panel',
      limit: MAX_DELAY_MS / MINUTE,
      isRatioFree: true,
    },
    {
      what: 'panel: first episode appears, mean',
      unit: 'minutes',
      own: minutes(open.first),
      floor: minutes(without.first),
      floorIs: 'without a panel',
    },
    {
      what: 'panel: requests in a day, 50 people',
      unit: 'requests',
      own: [open.requests],
      floor: [without.requests],
      floorIs: 'without a panel',
      limit: MAX_RATIO,
    },
    ...(await measureOpenPanel()),
  ];
}
