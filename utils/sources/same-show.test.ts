import { expect, it } from 'vitest';
import { isSameShow } from '@/utils/sources/same-show';

it.each([
  [{ title: 'severance' }, { title: 'severance' }, true],
  [{ title: '154997', ids: { trakt: 154997 } }, { title: 'severance', ids: { trakt: 154997 } }, true],
  [{ title: '371980', ids: { tvdb: 371980 } }, { title: 'severance', ids: { trakt: 154997, tvdb: 371980 } }, true],
  [{ title: 'severance', ids: { trakt: 1 } }, { title: 'silo', ids: { trakt: 2 } }, false],
  [{ title: 'severance', ids: {} }, { title: 'silo', ids: {} }, false],
  [{ title: 'severance' }, { title: 'silo', ids: { trakt: 2 } }, false],
])('%#', (a, b, same) => {
  expect(isSameShow(a, b)).toBe(same);
});
