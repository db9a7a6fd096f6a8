import { describe, expect, it } from 'vitest';
import { activity, DUNE, play, SEVERANCE } from '@/tests/builders/activity';
import { link, showLink } from '@/utils/activity/link';

const WEB = 'https://app.trakt.tv';

describe('link', () => {
  it.each([
    [[play(2, 5)], '/shows/severance/seasons/2/episodes/5'],
    [[play(2, 6), play(2, 5)], '/shows/severance/seasons/2'],
    [[activity({ type: 'show', show: SEVERANCE })], '/shows/severance'],
    [[activity({ type: 'season', show: SEVERANCE, season: { number: 0 } })], '/shows/severance/seasons/0'],
    [[activity({ type: 'movie', movie: DUNE })], '/movies/dune-2021'],
    [[activity({ type: 'movie', movie: { title: 'X', ids: { trakt: 7 } } })], '/movies/7'],
    [[activity({ action: 'shout', movie: DUNE, comment: { id: 99, text: '', spoiler: false } })], '/comments/99'],
    [[activity({ type: 'list', action: 'created', list: { name: 'A', slug: 'a b' } })], '/users/mia/lists/a%20b'],
    [[activity({ type: 'list', action: 'created', list: { name: 'A', id: 5 } })], '/lists/5'],
    [[activity({ type: 'person' })], '/profile/mia'],
    // Browsers treat these as the parent directory.
    [[activity({ type: 'movie', movie: { title: 'X', ids: { slug: '..', trakt: 7 } } })], '/movies/7'],
    [[activity({ type: 'movie', movie: { title: 'X', ids: { slug: '.' } } })], '/profile/mia'],
    [[activity({ type: 'show', show: { title: 'X', ids: { slug: '..' } } })], '/profile/mia'],
    [[activity({ type: 'list', action: 'created', list: { name: 'A', slug: '..', id: 5 } })], '/lists/5'],
    [[activity({ type: 'person', user: { username: '..', slug: '..', name: 'X' } })], ''],
    [
      [
        activity({
          type: 'list',
          action: 'created',
          list: { name: 'A', slug: 'a' },
          user: { username: '..', slug: '..' },
        }),
      ],
      '',
    ],
    // Half a surrogate pair, which no URL can contain.
    [[activity({ type: 'movie', movie: { title: 'X', ids: { slug: '\ud800', trakt: 7 } } })], '/movies/7'],
    [[activity({ type: 'movie', movie: { title: 'X', ids: { slug: '../../evil?x' } } })], '/movies/..%2F..%2Fevil%3Fx'],
  ])('leads from a card to its page at Trakt (%#)', (activities, path) => expect(link(activities)).toBe(WEB + path));

  it('leads to the front page for a show without a usable name', () => expect(showLink('..', 3)).toBe(WEB));

  it('leads to the front page for an empty card', () => expect(link([])).toBe(WEB));
});
