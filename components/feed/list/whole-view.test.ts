import { expect, it } from 'vitest';
import { NO_FILTER } from '@/components/feed/filter/feed-filter';
import type { SavedView } from '@/components/feed/list/saved-view';
import { wholeView } from '@/components/feed/list/whole-view';

const whole = (filter: object | null, place: unknown = null) =>
  wholeView({ filter, place } as Pick<SavedView, 'filter' | 'place'>);
const chosen = {
  people: ['user:mia'],
  titles: ['show:andor'],
  types: [],
  actions: ['action:rating'],
  unread: true,
  starred: true,
  period: { since: 1, until: 2 },
  words: 'slow',
  group: 'title',
};

it('keeps the parts that can be used', () => {
  const place = { key: [-5, 'a'], offset: 70 };
  expect(whole(chosen, place)).toEqual({ filter: chosen, place });
  expect(whole(null)).toEqual({ filter: null, place: null });
  expect(whole({ group: 'person' }).filter).toEqual({ ...NO_FILTER, group: 'person' });
});

it.each([
  ['people', 'user:mia', []],
  ['people', [3, 'user:ben'], ['user:ben']],
  ['titles', undefined, []],
  ['unread', 'yes', false],
  ['starred', undefined, false],
  ['period', { since: 2, until: 1 }, null],
  ['period', { since: 2 }, null],
  ['period', 'week', null],
  ['words', 7, ''],
  ['group', 'mood', 'time'],
])('replaces %s alone if it is %j', (field, saved, fallback) => {
  expect(whole({ ...chosen, [field]: saved }).filter).toEqual({ ...chosen, [field]: fallback });
});

it.each([[{ key: 5, offset: 1 }], [{ key: [-5, 'a'] }], [{ key: ['a', -5], offset: 1 }], ['top']])(
  'opens at the top if the place is %j',
  (place) => {
    expect(whole(chosen, place)).toEqual({ filter: chosen, place: null });
  },
);
