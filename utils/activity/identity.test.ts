import { expect, test } from 'vitest';
import { numberedId, playAlias, showWatchingId, sittingId, stateId, v1Id } from '@/utils/activity/identity';
import { HOUR, MINUTE } from '@/utils/lib/time';

const row = { user: 'mia', type: 'movie', item: 7, at: 90 * MINUTE + 5 };

test('stored keys have a fixed form', () => {
  expect(numberedId('history', 12_297_855_656)).toBe('history:12297855656');
  expect(stateId('rating', row)).toBe(`rating:mia:movie:7:${90 * MINUTE + 5}`);
  expect(playAlias(row)).toBe('play:mia:movie:7:90');
  expect(sittingId({ ...row, startedAt: 3 })).toBe('watching:mia:movie:7:3');
  expect(showWatchingId({ user: 'mia', show: 'severance', season: 0, noticedAt: 5 * HOUR - 1 })).toBe(
    'show-watching:severance:0:mia:4',
  );
  expect(showWatchingId({ user: 'mia', show: 'severance', season: null, noticedAt: 5 * HOUR })).toBe(
    'show-watching:severance:all:mia:5',
  );
});

test('two people who rate one film in the same second are two activities', () => {
  expect(stateId('rating', row)).not.toBe(stateId('rating', { ...row, user: 'leo' }));
});

test('v1 ids count per type and action, and a repeated rating keeps its id', () => {
  const v1 = { type: 'movie', action: 'checkin', id: 5, user: 'mia', item: 'heat-1995', timestamp: 9 };
  expect(v1Id(v1)).toBe('movie:checkin:5');
  expect(v1Id({ ...v1, action: 'scrobble' })).toBe('movie:scrobble:5');
  expect(v1Id({ ...v1, action: 'rating' })).toBe('movie:rating:5:9');
  expect(v1Id({ ...v1, id: undefined })).toBe('mia:movie:checkin:heat-1995:9');
});
