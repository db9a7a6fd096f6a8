import { describe, expect, it } from 'vitest';
import { isSlug, parseShow, parseUser, userIn, userSlug } from '@/utils/sources/parse-source';

describe('parseUser', () => {
  it.each([
    ['mia', 'mia'],
    ['  @mia ', 'mia'],
    ['Jón.Ó', 'Jón.Ó'],
    ['https://trakt.tv/users/mia', 'mia'],
    ['https://app.trakt.tv/users/mia/history?page=2#top', 'mia'],
    ['app.trakt.tv/profile/mia-2', 'mia-2'],
    ['http://trakt.tv/user/justin', 'justin'],
    ['https://trakt.tv/users/J%C3%B3n', 'Jón'],
    ['_mia', '_mia'],
  ])('reads %j as %j', (text, username) => expect(parseUser(text)).toBe(username));

  it.each([
    '',
    '  ',
    'https://trakt.tv/shows/severance',
    'https://example.tv/users/mia',
    'https://trakt.tv.example.tv/users/mia',
    'https://trakt.tv/users/%E0%A4%A',
    'mia/../ben',
    '<b>mia</b>',
    `m${'i'.repeat(60)}`,
    // How Trakt writes these in URLs is not known here.
    'Мария',
    '李雷',
    'Søren',
    'ß-1',
    'https://trakt.tv/users/%D0%9C',
    '٣',
  ])('refuses %j', (text) => expect(parseUser(text)).toBeNull());
});

describe('userSlug', () => {
  it.each([
    ['Mia', 'mia'],
    ['Jón.Ó', 'jon-o'],
    ['the_real__mia', 'the_real__mia'],
    ['a b', 'a-b'],
  ])('turns %j into %j', (username, slug) => expect(userSlug(username)).toBe(slug));
});

it('names people as activities do', () => {
  expect([userIn('v2', 'Mia.Lund'), userIn('v1', 'Mia.Lund')]).toEqual(['mia-lund', 'mia.lund']);
});

it.each(['severance', 'The-Office', '1899', 'tt11280740', '_-x'])('accepts %j as the id of a show', (text) =>
  expect(isSlug(text)).toBe(true),
);
it.each(['', '.', '..', '../../x', 'a b', 'a/b', 'шоу', '-', '%2e'])('rejects %j as the id of a show', (text) =>
  expect(isSlug(text)).toBe(false),
);

describe('parseShow', () => {
  it.each([
    ['https://app.trakt.tv/shows/severance', { ref: 'severance' }],
    ['trakt.tv/shows/severance/seasons/0/episodes/3', { ref: 'severance', season: 0 }],
    ['https://trakt.tv/show/the-office-us/season/2', { ref: 'the-office-us', season: 2 }],
    ['https://www.imdb.com/title/tt11280740/?ref_=x', { ref: 'tt11280740', service: 'imdb' }],
    ['tt11280740', { ref: 'tt11280740', service: 'imdb' }],
    ['tvdb: 371980', { ref: '371980', service: 'tvdb' }],
    ['1388', { ref: '1388' }],
  ])('reads %j', (text, show) => expect(parseShow(text)).toEqual(show));

  it.each([
    'severance',
    'The Office',
    '',
    'https://trakt.tv/users/mia',
    'https://example.com/shows/x',
    'https://trakt.tv/shows/%E0%A4%A',
  ])('leaves %j to the search', (text) => expect(parseShow(text)).toBeNull());
});
