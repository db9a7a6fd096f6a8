import { expect, it } from 'vitest';
import { isSameShow } from '@/utils/sources/same-show';

it.each([
  [{ ref: 'severance' }, { ref: 'severance' }, true],
  [{ ref: '154997', ids: { trakt: 154997 } }, { ref: 'severance', ids: { trakt: 154997 } }, true],
  [{ ref: '371980', ids: { tvdb: 371980 } }, { ref: 'severance', ids: { trakt: 154997, tvdb: 371980 } }, true],
  [{ ref: 'severance', ids: { trakt: 1 } }, { ref: 'silo', ids: { trakt: 2 } }, false],
  [{ ref: 'severance', ids: {} }, { ref: 'silo', ids: {} }, false],
  [{ ref: 'severance' }, { ref: 'silo', ids: { trakt: 2 } }, false],
])('%j and %j are the same show: %s', (a, b, same) => {
  expect(isSameShow(a, b)).toBe(same);
});
