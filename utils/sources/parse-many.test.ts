import { expect, it } from 'vitest';
import { parseMany } from '@/utils/sources/parse-many';

it.each<[string, string[]]>([
  ['mia\nben', ['person mia', 'person ben']],
  ['mia, ben;anouk\tjon', ['person mia', 'person ben', 'person anouk', 'person jon']],
  ['- mia\n* ben\n3. anouk\n"jon o"', ['person mia', 'person ben', 'person anouk', 'person jon o']],
  [
    'https://app.trakt.tv/profile/mia https://trakt.tv/shows/severance',
    ['person https://app.trakt.tv/profile/mia', 'show https://trakt.tv/shows/severance'],
  ],
  ['tt11280740\ntvdb:371980\n1388', ['show tt11280740', 'show tvdb:371980', 'person 1388']],
  ['Mia\r\n\r\nmia\n  ', ['person Mia']],
  ['https://example.com/x', ['person https://example.com/x']],
  ['', []],
])('reads %j as %j', (text, found) => {
  expect(parseMany(text).map((one) => `${one.kind} ${one.text}`)).toEqual(found);
});
