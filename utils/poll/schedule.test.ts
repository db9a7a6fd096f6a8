import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { SUSTAINED_REQUESTS_PER_DAY } from '@/utils/poll/budget';
import { type Candidate, candidates } from '@/utils/poll/candidates';
import { patienceOf } from '@/utils/poll/check-times';
import { rhythmOf } from '@/utils/poll/learn/rhythm';
import { MIN_SAVING_MS, urgency } from '@/utils/poll/price';
import { nextRead, type PlanInput, planReads } from '@/utils/poll/schedule';
import type { Stream } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

const NOW = Date.UTC(2026, 10, 22);
const EVEN = rhythmOf([]);
const MEANS: PlanInput = {
  now: NOW,
  room: 120,
  perDay: SUSTAINED_REQUESTS_PER_DAY,
  longest: 6 * HOUR,
  minSaving: MIN_SAVING_MS,
  everything: false,
};

/** A stream of level notify, read 10 minutes ago and every 5 minutes at most, with one play a day. */
function candidate(
  name: string,
  change: Partial<Omit<Candidate, 'state'>> & { state?: Partial<StreamState> } = {},
): Candidate {
  const stream: Stream = { protocol: 'v2', kind: 'history', user: name, sourceIds: [`user:${name}`] };
  const read = { lastRead: NOW - 10 * MINUTE, lastGoodRead: NOW - 10 * MINUTE, nextDue: NOW };
  return {
    stream,
    key: `history:${name}`,
    worth: 4,
    cost: 1,
    shortest: 4.5 * MINUTE,
    patience: 10.5 * MINUTE,
    estimate: { perDay: 1, rhythm: EVEN },
    watchedUntil: undefined,
    playedAt: undefined,
    playsPerDay: undefined,
    isNew: false,
    ...change,
    state: { ...newStreamState(`history:${name}`), ...read, ...change.state },
  };
}
const readAgo = (ms: number) => ({ lastRead: NOW - ms, lastGoodRead: NOW - ms });
const names = (wanted: Candidate[], means: Partial<PlanInput> = {}) =>
  planReads(wanted, { ...MEANS, ...means }).due.map(({ key }) => key.slice('history:'.length));

describe('plan', () => {
  it('reads new sources first, then what waited too long, then where a request saves most', () => {
    const wanted = [
      candidate('quiet', { estimate: { perDay: 0.8, rhythm: EVEN } }),
      candidate('busy', { estimate: { perDay: 9, rhythm: EVEN } }),
      candidate('forgotten', { state: readAgo(7 * HOUR) }),
      candidate('new', { isNew: true }),
      { ...candidate('never'), state: undefined },
    ];
    expect(names(wanted)).toEqual(['new', 'never', 'forgotten', 'busy', 'quiet']);
    expect(names(wanted, { room: 1 })).toEqual(['new', 'never']);
    expect(names(wanted, { room: 4 })).toEqual(['new', 'never', 'forgotten', 'busy']);
  });

  it('leaves alone what is not due, unless everything is asked for', () => {
    const early = candidate('early', { state: { ...readAgo(MINUTE), nextDue: NOW + 1 } });
    expect(names([early])).toEqual([]);
    expect(names([early], { everything: true })).toEqual(['early']);
    expect(names([candidate('due', { state: { ...readAgo(MINUTE), nextDue: 0 } })])).toEqual(['due']);
  });

  it('reads all that is due while there is room, whatever was forecast', () => {
    const later = candidate('later', { state: { nextDue: NOW + HOUR } });
    expect(names([later])).toEqual(['later']);
    expect(names([later], { room: 0 })).toEqual([]);
  });

  it('lets what failed rest, and is not put to sleep by a clock that was set back', () => {
    const failed = { failures: 3, nextDue: NOW + HOUR };
    expect(names([candidate('failed', { state: failed })])).toEqual([]);
    expect(names([candidate('failed', { state: failed, isNew: true })])).toEqual([]);
    expect(names([candidate('failed', { state: failed })], { everything: true })).toEqual(['failed']);
    expect(names([candidate('ahead', { state: { ...failed, lastRead: NOW + DAY, nextDue: NOW + 2 * DAY } })])).toEqual([
      'ahead',
    ]);
  });

  it('never plans more requests than there is room for', () => {
    const some = fc.record({
      cost: fc.integer({ min: 1, max: 5 }),
      perDay: fc.double({ min: 0.001, max: 100, noNaN: true }),
      age: fc.integer({ min: 0, max: 12 * HOUR }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 300 }), fc.integer({ min: 0, max: 150 }), (all, room) => {
        const wanted = all.map(({ cost, perDay, age }, index) =>
          candidate(`p${index}`, { cost, estimate: { perDay, rhythm: EVEN }, state: readAgo(age) }),
        );
        const { due, price } = planReads(wanted, { ...MEANS, room });
        expect(due.reduce((sum, each) => sum + each.cost, 0)).toBeLessThanOrEqual(room);
        if (due.length < wanted.filter(({ state }) => NOW - (state?.lastRead ?? 0) > 6 * HOUR).length)
          expect(price).toBeGreaterThan(MIN_SAVING_MS);
      }),
      { numRuns: 100 },
    );
  });

  it('reads nothing later for being worth more or happening more often', () => {
    const rate = fc.double({ min: 0.01, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(rate, { minLength: 2, maxLength: 40 }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        (rates, more) => {
          const wanted = rates.map((perDay, index) => candidate(`p${index}`, { estimate: { perDay, rhythm: EVEN } }));
          const [one, ...others] = wanted as [Candidate, ...Candidate[]];
          const place = (changed: Partial<Candidate>) => {
            const found = names([{ ...one, ...changed }, ...others]).indexOf('p0');
            return found === -1 ? others.length + 1 : found;
          };
          expect(place({ worth: one.worth * more })).toBeLessThanOrEqual(place({}));
          expect(place({ estimate: { perDay: one.estimate.perDay * more, rhythm: EVEN } })).toBeLessThanOrEqual(
            place({}),
          );
          expect(place({ cost: one.cost * more })).toBeGreaterThanOrEqual(place({}));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the price of a read', () => {
  const even = (perDay: number) => ({ perDay, rhythm: EVEN });
  const feed = { worth: 1, patience: Number.POSITIVE_INFINITY };
  /** Ages in minutes at which a listing is read, of those up to an hour. */
  const agesRead = (change: Parameters<typeof candidate>[1], minutes = 60) =>
    Array.from({ length: minutes }, (_, index) => index + 1).filter(
      (age) => names([candidate('mia', { ...change, state: { ...readAgo(age * MINUTE), nextDue: 1 } })]).length > 0,
    );

  it('reads nothing that saves less than a tenth of a minute although the allowance is full', () => {
    const quiet = { ...feed, estimate: even(0.51) };
    // 1 x (0.51 a day x age) x age / 2 reaches 0.1 minutes after 23.8 minutes.
    expect(agesRead(quiet)[0]).toBe(24);
    const wanted = candidate('mia', { ...quiet, state: readAgo(23 * MINUTE) });
    expect(urgency(wanted, NOW - 23 * MINUTE, NOW)).toBeLessThan(0.1 * MINUTE);
    expect(planReads([wanted], { ...MEANS, room: 120 }).due).toEqual([]);
    expect(names([wanted], { everything: true })).toEqual(['mia']);
  });

  it('reads a busy person at every check, and one with a play a day every other', () => {
    expect(agesRead({ estimate: even(3) })[0]).toBe(5);
    expect(agesRead({ estimate: even(1) })[0]).toBe(9);
  });

  it('reads a quiet person at notify after 15 minutes at the latest', () => {
    for (const checkMinutes of [1, 2, 5, 10, 15, 30]) {
      const tick = checkMinutes * MINUTE;
      const shortest = tick - MINUTE / 2;
      const quiet = { estimate: even(0.001), shortest, patience: patienceOf(4, tick) };
      const ages = agesRead(quiet).filter((age) => age % checkMinutes === 0);
      expect(ages[0]).toBe(checkMinutes > 15 ? checkMinutes : 15 - (15 % checkMinutes));
    }
  });

  it('reads a rare listing of the feed only when the longest wait ends', () => {
    const rare = { ...feed, estimate: even(1e-4) };
    expect(agesRead(rare, 359)).toEqual([]);
    expect(agesRead(rare, 360)).toEqual([360]);
  });

  it('reads somebody whose film ends when it ends', () => {
    const film = { estimate: even(0.2), watchedUntil: NOW - 2 * MINUTE, state: { ...readAgo(5 * MINUTE), nextDue: 1 } };
    expect(names([candidate('mia', film)])).toEqual(['mia']);
    expect(names([candidate('mia', { ...film, watchedUntil: NOW + 40 * MINUTE })])).toEqual([]);
    expect(names([candidate('mia', { ...film, watchedUntil: undefined })])).toEqual([]);
  });

  it('reads ratings right after a play of somebody who rates, and not of somebody who never does', () => {
    const ratings: Stream = { protocol: 'v2', kind: 'ratings', user: 'mia', sourceIds: ['user:mia'] };
    const played = { stream: ratings, playedAt: NOW - 6 * MINUTE, playsPerDay: 1 };
    const state = { ...readAgo(5 * MINUTE), nextDue: NOW + HOUR };
    expect(names([candidate('rates', { ...played, estimate: even(0.3), state })])).toEqual(['rates']);
    expect(names([candidate('never', { ...played, estimate: even(0.01), state })])).toEqual([]);
    expect(names([candidate('idle', { ...played, playedAt: NOW - HOUR, estimate: even(0.3), state })])).toEqual([]);
  });

  it('reads at once what was asked for', () => {
    const quiet = { ...feed, estimate: even(0.01) };
    expect(names([candidate('mia', { ...quiet, state: { ...readAgo(MINUTE), nextDue: 0 } })])).toEqual(['mia']);
  });

  it('forecasts the moment at which a read is worth it', () => {
    const next = (change: Parameters<typeof candidate>[1], price = MIN_SAVING_MS) => {
      const plan = { price, isScarce: price > MIN_SAVING_MS, longest: 6 * HOUR };
      return (nextRead(candidate('mia', change), NOW, plan) - NOW) / MINUTE;
    };
    expect(next({ estimate: even(1) })).toBeCloseTo(8, 0);
    expect(next({ estimate: even(0.01) })).toBe(10.5);
    expect(next({ ...feed, estimate: even(0.5) })).toBeCloseTo(22.5, 0);
    // Where requests are scarce, the price of a read is not what it waits for.
    expect(next({ estimate: even(0.01) }, 100 * MINUTE)).toBeGreaterThan(60);
  });
});

/** Reads what is planned, minute by minute. Returns how often each was read, and how long any waited at most, ms. */
function run(wanted: Candidate[], room: number, minutes: number, longest = 6 * HOUR) {
  const reads = new Map(wanted.map(({ key }) => [key, 0]));
  let waited = 0;
  for (let now = NOW; now < NOW + minutes * MINUTE; now += MINUTE) {
    const planned = planReads(wanted, { ...MEANS, now, room, perDay: room * 24 * 60, longest });
    for (const each of planned.due) {
      reads.set(each.key, (reads.get(each.key) ?? 0) + 1);
      waited = Math.max(waited, now - (each.state?.lastRead ?? now));
      each.state = {
        ...(each.state as StreamState),
        lastRead: now,
        lastGoodRead: now,
        nextDue: nextRead(each, now, planned),
      };
    }
  }
  return { reads, waited };
}

describe('over many ticks', () => {
  it('reads in proportion to the root of worth and rate over cost', () => {
    const kinds = [
      { name: 'usual', perDay: 1, worth: 1, cost: 1, root: 1 },
      { name: 'busy', perDay: 4, worth: 1, cost: 1, root: 2 },
      { name: 'loud', perDay: 1, worth: 4, cost: 1, root: 2 },
      { name: 'dear', perDay: 1, worth: 4, cost: 4, root: 1 },
    ];
    const wanted = kinds.flatMap(({ name, perDay, worth, cost }) =>
      Array.from({ length: 20 }, (_, index) =>
        candidate(`${name}${index}`, { worth, cost, estimate: { perDay, rhythm: EVEN } }),
      ),
    );
    const { reads } = run(wanted, 4, 1500);
    const usual = reads.get('history:usual0') ?? 0;
    for (const { name, root } of kinds) {
      expect((reads.get(`history:${name}0`) ?? 0) / usual).toBeGreaterThan(root * 0.85);
      expect((reads.get(`history:${name}0`) ?? 0) / usual).toBeLessThan(root * 1.15);
    }
  });

  it('starves none beyond the longest wait, or where all cannot be read so often, a fixed multiple of what is possible', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-4, max: 500, noNaN: true }), { minLength: 5, maxLength: 60 }),
        (rates) => {
          const wanted = rates.map((perDay, index) => candidate(`p${index}`, { estimate: { perDay, rhythm: EVEN } }));
          const possible = 2 * rates.length * MINUTE;
          const { waited } = run(wanted, 1, 400, HOUR);
          expect(waited).toBeLessThanOrEqual(1.5 * Math.max(HOUR, possible) + MINUTE);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('urgency', () => {
  it('waits for the end of what somebody watches, and then does not wait', () => {
    const end = NOW + 40 * MINUTE;
    const at = (now: number, watchedUntil?: number) => urgency(candidate('mia', { watchedUntil }), NOW, now);
    expect(at(end - 10 * MINUTE, end)).toBe(at(end - 10 * MINUTE));
    expect(at(end + 3 * MINUTE, end)).toBeGreaterThan(100 * at(end + 3 * MINUTE));
    expect(urgency(candidate('mia', { watchedUntil: end }), end + 5 * MINUTE, end + HOUR)).toBe(
      urgency(candidate('mia'), end + 5 * MINUTE, end + HOUR),
    );
  });

  it('is less in the hours in which somebody sleeps', () => {
    const rhythm = rhythmOf(Array.from({ length: 24 }, (_, hour) => (hour > 15 && hour < 23 ? 20 : 0)));
    const at = (hour: number) =>
      urgency(candidate('mia', { estimate: { perDay: 1, rhythm } }), NOW + hour * HOUR, NOW + (hour + 1) * HOUR);
    expect(at(19)).toBeGreaterThan(10 * at(3));
  });
});

describe('candidates', () => {
  const sources = [userSource('mia', { since: 5 }), userSource('ben', { since: 5 })];
  const streams = ['mia', 'ben'].map(
    (user): Stream => ({ protocol: 'v2', kind: 'history', user, sourceIds: [`user:${user}`] }),
  );
  const wishes = { streams, sources, rules: {}, checkMinutes: 5 };
  const state = (user: string, since: number): StreamState => ({
    ...newStreamState(`history:${user}`),
    lastGoodRead: since,
  });

  it('knows which source is new, or was taken up again', () => {
    const states = new Map([state('mia', 5), state('ben', 4)].map((each) => [each.key, each]));
    expect(candidates({ ...wishes, states }).map(({ isNew }) => isNew)).toEqual([false, true]);
  });

  it('takes what somebody watches from their own stream', () => {
    const watching = { ...newStreamState('watching:mia'), watchedUntil: NOW };
    const states = new Map([[watching.key, watching]]);
    expect(candidates({ ...wishes, states }).map(({ watchedUntil }) => watchedUntil)).toEqual([NOW, undefined]);
  });

  it('is due at the next tick even if that comes a little early, and never before the edge has news', () => {
    const [mia] = candidates({ ...wishes, states: new Map() });
    expect(mia?.shortest).toBe(4.5 * MINUTE);
    const lists: Stream = { protocol: 'v2', kind: 'lists', user: 'mia', sourceIds: ['user:mia'] };
    expect(candidates({ ...wishes, streams: [lists], states: new Map() })[0]?.shortest).toBe(HOUR);
    expect(candidates({ ...wishes, checkMinutes: 1, states: new Map() })[0]?.shortest).toBe(MINUTE / 2);
  });
});

describe('nextRead', () => {
  it('is the next tick where there is room, later the less happens, and never later than the longest wait', () => {
    const next = (perDay: number, price: number) =>
      nextRead(candidate('mia', { estimate: { perDay, rhythm: EVEN } }), NOW, {
        price,
        isScarce: price > 0,
        longest: 6 * HOUR,
      }) - NOW;
    expect(next(1, 0)).toBe(4.5 * MINUTE);
    const price = urgency(candidate('mia'), NOW, NOW + HOUR);
    expect(next(1, price)).toBeGreaterThan(55 * MINUTE);
    expect(next(1, price)).toBeLessThan(65 * MINUTE);
    expect(next(0.25, price)).toBeGreaterThan(1.8 * HOUR);
    expect(next(0.0001, price)).toBeLessThanOrEqual(6 * HOUR);
    expect(next(1, Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(6 * HOUR);
  });
});
