import { describe, expect, it } from 'vitest';
import { firstWeekday, firstWeekdayIn } from '@/utils/lib/first-weekday';

it.each([
  ['en-US', 0],
  ['en-GB', 1],
  ['de', 1],
  ['fr', 1],
  ['fr-CA', 0],
  ['es', 1],
  ['ja', 0],
  ['ar', 6],
])('the week in %s starts on day %i', (locale, day) => {
  expect(firstWeekday(locale)).toBe(day);
});

describe("without the browser's own data", () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  // Former regions, which only some browsers know.
  const gone = ['BU', 'RH', 'YD'];
  const regions = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((region) => names.of(region) && !gone.includes(region));

  it('agrees with the browser for every region', () => {
    expect(regions.length).toBeGreaterThan(240);
    expect(regions.filter((region) => firstWeekdayIn(region) !== firstWeekday(`und-${region}`))).toEqual([]);
  });
});
