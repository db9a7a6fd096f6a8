import { expect, it } from 'vitest';
import { listUrl, profileUrl, showPath, showUrl, userPath } from '@/utils/trakt/v2/address';

it('leaves valid names unchanged', () => {
  expect(userPath('mia_lund-2')).toBe('/users/mia_lund-2');
  expect(showPath('severance', 0)).toBe('/shows/severance/seasons/0');
});

it.each(['', '.', '..', '../../x', 'a/b', 'a?b#c', 'Мария', '%2e%2e', '\ud800'])(
  'keeps %j within its part of the path',
  (name) => {
    for (const address of [userPath(name), showPath(name), profileUrl(name), showUrl(name), listUrl(name, name)]) {
      const { pathname, search, hash } = new URL(address, 'https://a.test');
      expect(pathname.split('/')).toHaveLength(address.includes('/lists/') ? 5 : 3);
      expect(pathname.split('/').filter((part) => part === '')).toHaveLength(1);
      expect([search, hash]).toEqual(['', '']);
    }
  },
);
