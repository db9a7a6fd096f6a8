import { expect, it } from 'vitest';
import { arrowsIn, circles, count } from './arrows.ts';

const ORDER = ['page', 'feed'];
const HOUSE: [string, string[]][] = [
  ['components/page/theme.ts', ['utils/lib/time']],
  ['components/feed/rows/row.tsx', ['components/page/theme', 'components/feed/list/feed']],
  ['components/feed/list/feed.ts', ['components/page/theme']],
];
const counted = (imports: [string, string[]][]) => count(arrowsIn('components', new Map(imports)), ORDER);

it('counts the imports from one folder to another as one, however many files have them', () => {
  expect(counted(HOUSE)).toEqual({ arrows: 1, up: [], pairs: [] });
});

it('finds an import against the order of folders, and the two folders that now import each other', () => {
  const planted: [string, string[]] = ['components/page/clock.ts', ['components/feed/list/feed']];
  expect(counted([...HOUSE, planted])).toEqual({ arrows: 2, up: ['page -> feed'], pairs: ['feed <-> page'] });
});

it('finds files that import each other in a circle', () => {
  expect(circles(new Map(HOUSE))).toEqual([]);
  const planted: [string, string[]] = ['components/feed/list/feed.ts', ['components/feed/rows/row']];
  expect(circles(new Map([...HOUSE, planted]))).toEqual([
    'components/feed/rows/row.tsx -> components/feed/list/feed.ts -> components/feed/rows/row.tsx',
  ]);
});
