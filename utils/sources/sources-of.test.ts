import { expect, it } from 'vitest';
import { activity } from '@/tests/builders/activity';
import { userSource } from '@/tests/builders/source';
import { sourcesOf } from '@/utils/sources/sources-of';

it.each([
  ['by slug, as Trakt names them today', 'mia-lund'],
  ['by username, as the original protocol does', 'mia.lund'],
])('finds the source of a person named %s', (_, slug) => {
  const mia = userSource('mia-lund', { username: 'Mia.Lund' });
  const done = activity({ user: { username: 'Mia.Lund', slug } });
  expect(sourcesOf(done, [mia, userSource('ben')]).map(({ id }) => id)).toEqual(['user:mia-lund']);
});
