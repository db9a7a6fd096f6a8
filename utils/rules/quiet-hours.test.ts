import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY, MINUTE } from '@/utils/lib/time';
import { momentOf } from '@/utils/rules/clock-time';
import { type QuietRange, quietHoursEnd, WEEKDAYS, type Weekday } from '@/utils/rules/quiet-hours';

const EVERY_DAY = [...WEEKDAYS];
const range = (days: Weekday[], from: string, to: string): QuietRange => ({ days, from, to });
/** Local time; with an offset where a time occurs twice. */
const at = (text: string) => Date.parse(text);
const shown = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());

const inZone = (zone: string) => beforeEach(() => void vi.stubEnv('TZ', zone));
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('quietHoursEnd', () => {
  inZone('Europe/Berlin');
  const night = [range(EVERY_DAY, '22:00', '08:00')];
  const weekend = [range(['fri', 'sat'], '23:30', '10:00'), range(['sun'], '13:00', '15:00')];

  // 2026-11-20 is a Friday.
  it.each<[string, QuietRange[], string, string | null]>([
    ['before', night, '2026-11-20T21:59:59', null],
    ['at its beginning', night, '2026-11-20T22:00:00', '2026-11-21T08:00:00'],
    ['before midnight', night, '2026-11-20T23:10', '2026-11-21T08:00'],
    ['after midnight', night, '2026-11-21T00:00', '2026-11-21T08:00'],
    ['just before its end', night, '2026-11-21T07:59:59', '2026-11-21T08:00'],
    ['at its end', night, '2026-11-21T08:00', null],
    ['Saturday morning belongs to Friday', weekend, '2026-11-21T09:00', '2026-11-21T10:00'],
    ['Sunday morning belongs to Saturday', weekend, '2026-11-22T02:00', '2026-11-22T10:00'],
    ['Monday morning belongs to no range', weekend, '2026-11-23T02:00', null],
    ['Friday morning belongs to no range', weekend, '2026-11-20T02:00', null],
    ['within one day', weekend, '2026-11-22T14:00', '2026-11-22T15:00'],
    ['a whole day', [range(['fri'], '00:00', '00:00')], '2026-11-20T12:00', '2026-11-21T00:00'],
    ['24 hours from noon', [range(['fri'], '12:00', '12:00')], '2026-11-21T11:59', '2026-11-21T12:00'],
    [
      'ranges that touch are one',
      [range(['fri'], '20:00', '00:00'), range(['sat'], '00:00', '06:00')],
      '2026-11-20T21:00',
      '2026-11-21T06:00',
    ],
    [
      'ranges that overlap are one',
      [range(['fri'], '20:00', '23:00'), range(['fri'], '22:00', '01:00'), range(['fri'], '21:00', '22:30')],
      '2026-11-20T20:30',
      '2026-11-21T01:00',
    ],
    ['no days', [range([], '00:00', '23:59')], '2026-11-20T12:00', null],
    ['no ranges', [], '2026-11-20T12:00', null],
  ])('%s', (_, ranges, now, end) => {
    expect(shown(quietHoursEnd(ranges, at(now)))).toBe(end && shown(at(end)));
  });

  it('gives no end beyond a week for ranges that never end', () => {
    const end = quietHoursEnd([range(EVERY_DAY, '00:00', '00:00')], at('2026-11-20T12:00')) ?? 0;
    expect(end - at('2026-11-20T12:00')).toBeGreaterThan(7 * DAY);
  });

  // The clock goes from 02:00 to 03:00 in the night to 2026-03-29, and from 03:00 back to 02:00 in that to 2026-10-25.
  it.each<[string, QuietRange[], string, string | null]>([
    ['a night that is an hour shorter', night, '2026-03-29T01:59:00+01:00', '2026-03-29T08:00:00+02:00'],
    ['a night that is an hour longer', night, '2026-10-25T02:30:00+01:00', '2026-10-25T08:00:00+01:00'],
    [
      'begins in the skipped hour',
      [range(['sun'], '02:30', '05:00')],
      '2026-03-29T03:00:00+02:00',
      '2026-03-29T05:00:00+02:00',
    ],
    ['and not before it', [range(['sun'], '02:30', '05:00')], '2026-03-29T01:59:59+01:00', null],
    [
      'ends in the skipped hour',
      [range(['sat'], '22:00', '02:30')],
      '2026-03-29T01:30:00+01:00',
      '2026-03-29T03:00:00+02:00',
    ],
    ['lies in the skipped hour', [range(['sun'], '02:10', '02:50')], '2026-03-29T03:00:00+02:00', null],
    [
      'begins in the hour that comes twice',
      [range(['sun'], '02:30', '05:00')],
      '2026-10-25T02:30:00+02:00',
      '2026-10-25T05:00:00+01:00',
    ],
    [
      'stays quiet when the hour comes again',
      [range(['sun'], '02:30', '05:00')],
      '2026-10-25T02:10:00+01:00',
      '2026-10-25T05:00:00+01:00',
    ],
    [
      'ends when the hour comes again',
      [range(['sat'], '22:00', '02:30')],
      '2026-10-25T02:40:00+02:00',
      '2026-10-25T02:30:00+01:00',
    ],
    ['and then is over', [range(['sat'], '22:00', '02:30')], '2026-10-25T02:30:00+01:00', null],
    [
      'ends as the hour is over',
      [range(['sat'], '22:00', '03:00')],
      '2026-10-25T02:59:00+01:00',
      '2026-10-25T03:00:00+01:00',
    ],
  ])('%s', (_, ranges, now, end) => {
    expect(shown(quietHoursEnd(ranges, at(now)))).toBe(end && shown(at(end)));
  });
});

describe('quietHoursEnd in New York', () => {
  inZone('America/New_York');
  it('handles both clock changes there', () => {
    const night = [range(EVERY_DAY, '01:30', '06:00')];
    expect(shown(quietHoursEnd(night, at('2026-03-08T03:10:00-04:00')))).toBe('2026-03-08T10:00:00.000Z');
    expect(shown(quietHoursEnd(night, at('2026-11-01T01:10:00-05:00')))).toBe('2026-11-01T11:00:00.000Z');
    expect(quietHoursEnd(night, at('2026-11-01T01:10:00-04:00'))).toBeNull();
  });
});

describe('quietHoursEnd, for any ranges', () => {
  inZone('Europe/Berlin');
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const ranges = fc.array(fc.record({ days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS)), from: clock, to: clock }), {
    maxLength: 4,
  });
  const moment = fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') });

  it('is quiet exactly when the local clock says so, except on days when the clock changes', () => {
    const isQuiet = (all: QuietRange[], now: number) => {
      const date = new Date(now);
      const [today, before] = [date.getDay(), (date.getDay() + 6) % 7].map((day) => WEEKDAYS[day] as Weekday);
      const time = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
      return all.some(({ days, from, to }) =>
        to > from
          ? today && days.includes(today) && time >= from && time < to
          : (today && days.includes(today) && time >= from) || (before && days.includes(before) && time < to),
      );
    };
    const changes = ['2026-03-29T12:00', '2026-10-25T12:00'].map(at);
    fc.assert(
      fc.property(ranges, moment, (all, now) => {
        fc.pre(changes.every((change) => Math.abs(change - now) > 10 * DAY));
        expect(quietHoursEnd(all, now) !== null).toBe(isQuiet(all, now));
      }),
    );
  });

  it('has one end: quiet before it, not quiet at it', () => {
    fc.assert(
      fc.property(ranges, moment, fc.double({ min: 0, max: 1, noNaN: true }), (all, now, share) => {
        const end = quietHoursEnd(all, now);
        if (end === null || end - now > 7 * DAY) return;
        expect(quietHoursEnd(all, end)).toBeNull();
        expect(quietHoursEnd(all, now + Math.floor((end - 1 - now) * share))).toBe(end);
      }),
    );
  });
});

describe('momentOf', () => {
  inZone('Australia/Lord_Howe');
  it('handles clock changes of half an hour', () => {
    // 2026-10-04: from 02:00 to 02:30.
    const skipped = momentOf(at('2026-10-04T00:00'), 0, '02:10');
    expect(new Date(skipped).toTimeString().slice(0, 5)).toBe('02:30');
    expect(new Date(skipped - MINUTE).toTimeString().slice(0, 5)).toBe('01:59');
  });
});
