import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { catchUpDeferral, deferralAt, digestDeferral, type Timing } from '@/utils/notify/deferral';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';

beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Berlin');
});
afterEach(() => {
  vi.unstubAllEnvs();
});
const at = (time: string) => Date.parse(time);
const timing = (change: Partial<Timing> = {}): Timing => ({ ...DEFAULT_SETTINGS, ...change });
const night = {
  ranges: [{ days: ['sun' as const], from: '22:00', to: '08:00' }],
  locked: false,
  fullscreen: false,
};

describe('deferralAt', () => {
  // A Sunday.
  const evening = () => at('2026-11-22T23:00');
  const morning = () => at('2026-11-23T08:00');

  it('defers nothing by default', () => expect(deferralAt(timing(), null, evening())).toBeNull());

  it('defers while snoozed, and not after', () => {
    const snoozed = timing({ snoozeUntil: evening() + HOUR });
    expect(deferralAt(snoozed, null, evening())).toEqual({ reason: 'snooze', until: evening() + HOUR });
    expect(deferralAt(snoozed, null, evening() + HOUR)).toBeNull();
  });

  it('gives the reason that ends last', () => {
    const both = (snoozeUntil: number) => deferralAt(timing({ quiet: night, snoozeUntil }), null, evening());
    expect(both(evening() + HOUR)).toEqual({ reason: 'quiet', until: morning() });
    expect(both(morning() + HOUR)).toEqual({ reason: 'snooze', until: morning() + HOUR });
    expect(deferralAt(timing({ quiet: night }), 'locked', evening())).toEqual({ reason: 'quiet', until: morning() });
  });

  it('has no end for a locked screen', () => {
    expect(deferralAt(timing(), 'locked', evening())).toEqual({ reason: 'locked', until: null });
    expect(deferralAt(timing(), 'fullscreen', evening())).toEqual({ reason: 'fullscreen', until: null });
  });
});

it('defers news found during a catch-up until its end, but neither earlier news nor news by a wrong clock', () => {
  const catchUp = { since: 1000, until: 2000 };
  const deferral = { reason: 'catching-up', until: 2000 };
  const of = (since: number, now: number) => catchUpDeferral(catchUp, since, now);
  expect([of(1000, 1000), of(1500, 1999)]).toEqual([deferral, deferral]);
  expect([of(999, 1500), of(1500, 2000), of(1500, 1400), of(1000, 900)]).toEqual([null, null, null, null]);
  expect(catchUpDeferral(undefined, 1, 1)).toBeNull();
});

describe('digestDeferral', () => {
  const deferral = (mode: 'off' | 'hourly' | 'daily', since: string, now: string) => {
    const until = digestDeferral({ mode, at: '18:00' }, at(since), at(now))?.until;
    return until ? new Date(until).toISOString() : null;
  };

  it.each<['off' | 'hourly' | 'daily', string, string, string | null]>([
    ['off', '2026-11-22T12:10', '2026-11-22T12:11', null],
    // Stored before the clock was set back.
    ['hourly', '2026-11-23T12:10', '2026-11-22T12:59:59', null],
    ['hourly', '2026-11-22T12:10', '2026-11-22T12:59:59', '2026-11-22T13:00'],
    ['hourly', '2026-11-22T12:10', '2026-11-22T13:00', null],
    ['hourly', '2026-11-22T13:00', '2026-11-22T13:00', '2026-11-22T14:00'],
    ['daily', '2026-11-22T12:10', '2026-11-22T17:59', '2026-11-22T18:00'],
    ['daily', '2026-11-22T12:10', '2026-11-22T18:00', null],
    ['daily', '2026-11-22T12:10', '2026-11-23T09:00', null],
    ['daily', '2026-11-22T18:00', '2026-11-22T18:30', '2026-11-23T18:00'],
    // The clock is set forward in between, and back.
    ['daily', '2026-03-28T19:00', '2026-03-28T20:00', '2026-03-29T18:00:00+02:00'],
    ['daily', '2026-10-24T19:00', '2026-10-24T20:00', '2026-10-25T18:00:00+01:00'],
    ['hourly', '2026-10-25T02:10:00+02:00', '2026-10-25T02:20:00+02:00', '2026-10-25T02:00:00+01:00'],
  ])('%s: news of %s, checked at %s', (mode, since, now, until) => {
    expect(deferral(mode, since, now)).toBe(until && new Date(at(until)).toISOString());
  });

  it('uses the full hours of local time', () => {
    vi.stubEnv('TZ', 'Asia/Kolkata');
    expect(deferral('hourly', '2026-11-22T12:10', '2026-11-22T12:30')).toBe('2026-11-22T07:30:00.000Z');
    expect(at('2026-11-22T13:00') % HOUR).toBe(30 * MINUTE);
  });
});
