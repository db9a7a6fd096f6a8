import { expect, it } from 'vitest';
import { typographyProblems } from './check-typography';

it.each(['Rien à l’écran ?', 'Impossible : réessayez.', 'Ouvrir « État »', '« Note »;', 'Fini!'])(
  'reports French without its narrow spaces: %s',
  (text) => expect(typographyProblems('key', text, 'fr')).toHaveLength(1),
);

it.each(['Rien à l’écran\u202f?', 'Ouvrir «\u202fÉtat\u202f»', 'À 22:30.', 'https://trakt.example', 'tvdb:371980.'])(
  'accepts %s',
  (text) => expect(typographyProblems('key', text, 'fr')).toEqual([]),
);

it('asks for narrow spaces in French only', () =>
  expect(typographyProblems('key', 'Nichts zu sehen?', 'de')).toEqual([]));

it('reports a translation that is too long to be read', () =>
  expect(typographyProblems('key', 'x'.repeat(141), 'de')).toEqual([
    'key: has 141 characters, at most 140 are read. Shorten it',
  ]));
