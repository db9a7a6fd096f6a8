import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/utils/lib/time';
import { estimate } from '@/utils/poll/learn/estimate';
import { learn } from '@/utils/poll/learn/rate';
import type { Stream, UserStreamKind } from '@/utils/sources/stream';
import type { LearntRate } from '@/utils/store/schema';

const NOW = Date.UTC(2026, 10, 22, 12);
const stream = (user: string, kind: UserStreamKind = 'history'): Stream => ({
  protocol: 'v2',
  kind,
  user,
  sourceIds: [],
});
/** The rate learned from 30 days with this many plays per day. */
const seen = (perDay: number): LearntRate => {
  const times = Array.from({ length: Math.round(30 * perDay) }, (_, index) => NOW - 3 * HOUR - (index * DAY) / perDay);
  const first = learn(undefined, { times: [], since: null, now: NOW - 30 * DAY, listsPast: true });
  return learn(first, { times, since: NOW - 30 * DAY, now: NOW, listsPast: true });
};
const perDay = (...streams: { stream: Stream; rate: LearntRate | undefined }[]) =>
  estimate(streams).map((each) => each.perDay);

describe('estimate', () => {
  it('comes close to the observations', () => {
    const [few, some, many] = perDay(
      { stream: stream('ann'), rate: seen(0.2) },
      { stream: stream('ben'), rate: seen(1) },
      { stream: stream('mia'), rate: seen(6) },
    ) as [number, number, number];
    expect(few).toBeGreaterThan(0.1);
    expect(few).toBeLessThan(0.4);
    expect(some).toBeGreaterThan(0.6);
    expect(some).toBeLessThan(1.5);
    expect(many).toBeGreaterThan(4);
    expect(many).toBeLessThan(8);
  });

  it('expects more of the other streams of an active person, and of kinds that are active with others', () => {
    const others = ['a', 'b', 'c', 'd'].map((user) => ({ stream: stream(user), rate: seen(1) }));
    const [eager = 0, idle = 0] = perDay(
      { stream: stream('mia', 'ratings'), rate: undefined },
      { stream: stream('ann', 'ratings'), rate: undefined },
      { stream: stream('mia'), rate: seen(5) },
      { stream: stream('ann'), rate: seen(0.1) },
      ...others,
    );
    expect(eager).toBeGreaterThan(5 * idle);
    const [rated = 0] = perDay(
      { stream: stream('new', 'ratings'), rate: undefined },
      ...['a', 'b', 'c', 'd'].map((user) => ({ stream: stream(user, 'ratings'), rate: seen(4) })),
    );
    expect(rated).toBeGreaterThan(2);
  });

  it('is never zero, and always finite', () => {
    const nothing = learn(undefined, { times: [], since: null, now: NOW, listsPast: true });
    const old = learn(nothing, { times: [], since: NOW, now: NOW + 3650 * DAY, listsPast: true });
    for (const rate of [undefined, nothing, old]) {
      const [each = 0] = perDay({ stream: stream('ann'), rate });
      expect(each).toBeGreaterThan(0);
      expect(Number.isFinite(each)).toBe(true);
    }
  });
});
