import { describe, expect, it } from 'vitest';
import { absoluteTime, dayName, daysBetween, relativeTime, rowTime, shortTime } from '@/utils/lib/relative-time';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/lib/time';

const NOON = new Date(2025, 2, 12, 12, 0).getTime();
const words = { today: 'Today', yesterday: 'Yesterday' };

describe('relativeTime', () => {
  it.each([
    [0, 'now'],
    [-44 * SECOND, 'now'],
    [44 * SECOND, 'now'],
    [-50 * SECOND, '1 min. ago'],
    [-5 * MINUTE - 59 * SECOND, '5 min. ago'],
    [3 * MINUTE, 'in 3 min.'],
    [-59 * MINUTE, '59 min. ago'],
    [-HOUR, '1 hr. ago'],
    [-23 * HOUR, '23 hr. ago'],
    [-DAY, 'yesterday'],
    [-3 * DAY, '3 days ago'],
  ])('%d ms is "%s"', (distance, said) => {
    expect(relativeTime(NOON + distance, NOON, 'en')).toBe(said);
  });

  it('uses the given language', () => {
    expect(relativeTime(NOON - 5 * MINUTE, NOON, 'de')).toBe('vor 5 Min.');
  });
});

describe('days', () => {
  it('are calendar days, not 24 hours', () => {
    const evening = new Date(2025, 2, 11, 23, 59).getTime();
    expect(daysBetween(evening, NOON)).toBe(1);
    expect(daysBetween(NOON, NOON)).toBe(0);
  });

  it('are counted correctly when the clock changes', () => {
    for (let day = 1; day < 31; day++) {
      expect(daysBetween(new Date(2025, 2, day, 0, 1).getTime(), new Date(2025, 2, day + 1, 23, 0).getTime())).toBe(1);
    }
  });

  it('are named Today, Yesterday, or by date, with the year if it is another one', () => {
    expect(dayName(NOON, NOON, 'en', words)).toBe('Today');
    expect(dayName(NOON + DAY, NOON, 'en', words)).toBe('Today');
    expect(dayName(NOON - DAY, NOON, 'en', words)).toBe('Yesterday');
    expect(dayName(NOON - 2 * DAY, NOON, 'en-GB', words)).toBe('Monday 10 March');
    expect(dayName(NOON - 365 * DAY, NOON, 'en-GB', words)).toContain('2024');
  });
});

describe('rowTime', () => {
  it('is relative for a day, then the time of day', () => {
    expect(rowTime(NOON - 3 * HOUR, NOON - 3 * HOUR, NOON, 'en')).toBe('3 hr. ago');
    expect(rowTime(NOON - 26 * HOUR, NOON - 26 * HOUR, NOON, 'en-GB')).toBe('10:00');
  });

  it('never shows a future time', () => {
    expect(rowTime(NOON + 5 * MINUTE, NOON + 5 * MINUTE, NOON, 'en')).toBe('now');
  });

  it('adds the date of an activity that was noticed on a later day', () => {
    expect(rowTime(NOON - 3 * DAY, NOON, NOON, 'en-GB')).toBe('9 Mar, 12:00');
  });
});

it('shortTime adds date and year if they differ from today, absoluteTime always has the weekday', () => {
  expect(shortTime(NOON, NOON, 'en-GB')).toBe('12:00');
  expect(shortTime(NOON - 400 * DAY, NOON, 'en-GB')).toContain('2024');
  expect(absoluteTime(NOON, 'en-GB')).toContain('Wednesday');
});
