import { expect, it } from 'vitest';
import { ANDOR, person, SEVERANCE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { showSource, userSource } from '@/tests/builders/source';
import { DAY, HOUR } from '@/utils/lib/time';
import { addActivities, type SourceActivities } from './source-activity';

const NOW = new Date(2026, 10, 22, 20, 0).getTime();
const sources = [userSource('mia'), userSource('ben', { paused: true }), showSource('severance')];

function activitiesOf(cards: Parameters<typeof addActivities>[1]): SourceActivities {
  const found: SourceActivities = new Map();
  addActivities(found, cards, sources, NOW);
  return found;
}

it('finds the last activity of each source, and counts its rows that notified this week', () => {
  const shown = { state: 'shown', at: NOW - HOUR } as const;
  const found = activitiesOf([
    card(
      'a',
      NOW - HOUR,
      [
        { show: SEVERANCE, user: person('Mia') },
        { show: SEVERANCE, user: person('Mia') },
      ],
      {
        delivery: shown,
      },
    ),
    card('b', NOW - 2 * DAY, [{ show: ANDOR, user: person('Mia') }], { delivery: { state: 'silent' } }),
    card('c', NOW - 9 * DAY, [{ show: ANDOR, user: person('Mia') }], {
      delivery: { state: 'shown', at: NOW - 9 * DAY },
    }),
  ]);
  expect(found.get('user:mia')).toMatchObject({ notified: 1, last: { at: NOW - HOUR } });
  expect(found.get('show:severance')).toMatchObject({ notified: 1 });
});

it('counts the activities of each day of the last month, also for paused people', () => {
  const found = activitiesOf([
    card('a', NOW, [{ user: person('Ben'), show: ANDOR }]),
    card('b', NOW - 29 * DAY, [
      { user: person('Ben'), show: ANDOR },
      { user: person('Ben'), show: ANDOR },
    ]),
    card('c', NOW - 31 * DAY, [{ user: person('Ben'), show: ANDOR }]),
  ]);
  const days = found.get('user:ben')?.days;
  expect([days?.[29], days?.[0], days?.length]).toEqual([1, 2, 30]);
  expect(days?.reduce((sum, count) => sum + count, 0)).toBe(3);
});
