import { expect, it } from 'vitest';
import { columnsOf, countCards, noCounts, periodOf, personAt, topOf } from '@/components/insights/count-activities';
import { DUNE, person, SEVERANCE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { DAY, HOUR } from '@/utils/lib/time';

/** A Sunday, 20:00. */
const NOW = new Date(2026, 10, 22, 20, 0).getTime();

function counted(since = 0) {
  const counts = noCounts();
  countCards(
    counts,
    [
      card('a', NOW, [{ show: SEVERANCE }, { show: SEVERANCE, at: NOW - HOUR }]),
      card('b', NOW - DAY, [{ movie: DUNE, type: 'movie', user: person('Ben') }]),
      card('c', NOW - 9 * DAY, [{ show: SEVERANCE, user: person('Zoe') }]),
      card('d', NOW, [{ show: SEVERANCE, action: 'watching' }]),
      card('gap', NOW, [], { kind: 'gap' }),
    ],
    since,
  );
  return counts;
}

it('counts people, titles, days and hours, but not "watching"', () => {
  const counts = counted();
  expect(counts.total).toBe(4);
  expect(topOf(counts.people, 2)).toEqual([
    ['mia', { name: 'Mia', count: 2 }],
    ['ben', { name: 'Ben', count: 1 }],
  ]);
  expect(topOf(counts.titles, 9)).toEqual([
    ['show:severance', { name: 'Severance', count: 3 }],
    ['movie:dune-2021', { name: 'Dune', count: 1 }],
  ]);
  expect([counts.hours[6]?.[20], counts.hours[6]?.[19], counts.hours[5]?.[20]]).toEqual([1, 1, 1]);
  expect(counts.hours.flat().reduce((sum, count) => sum + count)).toBe(4);
});

it('ignores earlier activities', () => {
  expect(counted(NOW - 2 * DAY).total).toBe(3);
});

it('makes a column per day, empty ones too, and groups further people', () => {
  const { starts, days, people } = columnsOf(counted(), { since: 0, now: NOW, most: 2 });
  expect([starts.length, days]).toEqual([10, 1]);
  expect(people.map(({ name, counts }) => [name, counts.join('')])).toEqual([
    ['Mia', '0000000002'],
    ['Ben', '0000000010'],
    ['', '1000000000'],
  ]);
});

it('groups years by week or more without losing a count', () => {
  const counts = noCounts();
  for (let day = 0; day < 900; day += 3) countCards(counts, [card(`${day}`, NOW - day * DAY, [{}])], 0);
  const { starts, days, people } = columnsOf(counts, { since: 0, now: NOW, most: 5 });
  expect(days).toBe(28);
  expect(starts.length).toBeLessThanOrEqual(100);
  expect(people[0]?.counts.reduce((sum, count) => sum + count)).toBe(counts.total);
});

it('tells which person a click on a column means', () => {
  const columns = columnsOf(counted(), { since: 0, now: NOW, most: 2 });
  const today = columns.starts.length - 1;
  expect([0.5, 1.5, 2.5].map((height) => personAt(columns, today, height)?.slug)).toEqual(['mia', 'mia', undefined]);
  expect(personAt(columns, 0, 0.5)?.slug).toBeNull();
});

it('has the whole day as the period of a column, also when the clocks change', () => {
  const starts = [new Date(2026, 9, 25).getTime()];
  expect(periodOf({ starts, days: 1, people: [] }, 0)).toEqual({
    since: starts[0],
    until: new Date(2026, 9, 26).getTime(),
  });
});
