import { expect, it } from 'vitest';
import { showSource, userSource } from '@/tests/builders/source';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { hidesSpoilers, spoilerContextOf } from '@/utils/settings/spoiler-context';

const settings = {
  ...DEFAULT_SETTINGS,
  sources: [
    userSource('mia'),
    showSource('dark', { spoilers: 'hidden', seasons: [2] }),
    showSource('121361', { spoilers: 'shown', ids: { trakt: 1390, slug: 'game-of-thrones' } }),
    showSource('silo'),
  ],
};

it('finds the setting of a show by each of its ids, whatever its seasons', () => {
  const { ofShow } = spoilerContextOf(settings);
  const own = (ids: object) => ofShow?.({ title: '', ids });
  expect(own({ slug: 'dark', trakt: 7 })).toBe('hidden');
  expect(own({ trakt: 1390 })).toBe('shown');
  expect(own({ slug: 'silo' })).toBeUndefined();
  expect(own({ slug: 'heat' })).toBeUndefined();
});

it('knows whether anything is hidden', () => {
  expect(hidesSpoilers(DEFAULT_SETTINGS)).toBe(false);
  expect(hidesSpoilers(settings)).toBe(true);
  expect(hidesSpoilers({ ...DEFAULT_SETTINGS, spoilers: 'titles' })).toBe(true);
});
