import { expect, it } from 'vitest';
import { aroundHash, isSubject, searchHash, subjectOfHash } from './feed-address';

it.each(['show:severance', 'movie:a&b=c', 'user:näme', 'show:1390'])('carries %s to the feed tab', (facet) =>
  expect(subjectOfHash(aroundHash(facet))).toEqual({ facet }),
);

it.each([
  '',
  '#feed',
  '#around',
  '#around?facet=',
  '#around?facet=type:movie',
  '#around?facet=show:two%20words',
  '#around?facet=show:',
  `#around?facet=show:${'x'.repeat(201)}`,
  searchHash('show:severance'),
])('takes %j as no person or title', (hash) => expect(subjectOfHash(hash)).toBeNull());

it('distinguishes a facet from words', () => {
  expect(['show:severance', 'severance', 'show: severance', 'about user:mia'].map(isSubject)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
