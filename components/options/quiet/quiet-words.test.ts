import { describe, expect, it } from 'vitest';
import { clockName, quietSpans, rangeWords, WEEK, weekOf } from '@/components/options/quiet/quiet-words';
import { text } from '@/tests/builders/text';
import type { QuietRange } from '@/utils/rules/quiet-hours';

const range = (days: QuietRange['days'], from: string, to: string): QuietRange => ({ days, from, to });

describe('texts of quiet hours', () => {
  it.each<[QuietRange, string]>([
    [range([...WEEK], '22:00', '08:00'), 'Every day, 10:00 PM to 8:00 AM the next day'],
    [range(['fri', 'mon', 'tue', 'wed', 'thu'], '09:00', '17:30'), 'Mon to Fri, 9:00 AM to 5:30 PM'],
    [range(['sat', 'sun'], '00:00', '12:00'), 'Sat and Sun, 12:00 AM to 12:00 PM'],
    [range(['mon', 'wed', 'sun'], '23:00', '23:00'), 'Sun, Mon, and Wed, 24 hours from 11:00 PM'],
    [range(['fri', 'sat', 'sun', 'mon'], '09:00', '17:30'), 'Fri to Mon, 9:00 AM to 5:30 PM'],
    [range([], '22:00', '08:00'), 'No days selected. Choose at least one.'],
  ])('describes %j as “%s”', (quiet, words) => {
    expect(rangeWords(text, quiet).replace(/\u202f/g, ' ')).toBe(words);
  });

  it.each([
    ['en-US', 'sun'],
    ['de', 'mon'],
    ['ar', 'sat'],
  ])('in %s the week starts on %s', (locale, day) => {
    expect(weekOf(locale)[0]).toBe(day);
    expect([...weekOf(locale)].sort()).toEqual([...WEEK].sort());
  });

  it('uses the clock style of the language', () => {
    expect(clockName('de', '22:30')).toBe('22:30');
  });
});

describe('quietSpans', () => {
  it('splits a period at midnight', () => {
    expect(quietSpans([range(['sun'], '22:00', '08:00'), range(['mon'], '12:00', '13:00')])).toEqual([
      { day: 'sun', from: 1320, to: 1440 },
      { day: 'mon', from: 0, to: 480 },
      { day: 'mon', from: 720, to: 780 },
    ]);
    expect(quietSpans([range(['tue'], '20:00', '00:00')])).toEqual([{ day: 'tue', from: 1200, to: 1440 }]);
  });
});
