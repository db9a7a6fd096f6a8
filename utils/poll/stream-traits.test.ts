import { describe, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { SECOND } from '@/utils/lib/time';
import { costOf, edgeAge, worthOf } from '@/utils/poll/stream-traits';
import { type Stream, USER_STREAMS } from '@/utils/sources/stream';
import { TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';
import { ME_ENDPOINTS } from '@/utils/trakt/v2/me-endpoints';

const user = (kind: (typeof USER_STREAMS)[number]): Stream => ({
  protocol: 'v2',
  kind,
  user: 'mia',
  sourceIds: ['user:mia'],
});
const show = (kind: 'show-watching' | 'counters', seasons: 'all' | number[]): Stream => ({
  protocol: 'v2',
  kind,
  show: 'severance',
  seasons,
  sourceIds: ['show:severance'],
});

/** How long a shared cache may keep an answer: `s-maxage`, else `max-age` if it is public. */
function shared(cache: readonly string[] | null): number {
  const value = cache?.[0] ?? '';
  const seconds = /s-maxage=(\d+)/.exec(value) ?? (value.includes('public') ? /max-age=(\d+)/.exec(value) : null);
  return Number(seconds?.[1] ?? 0) * SECOND;
}

describe('stream traits', () => {
  it.each([
    ...USER_STREAMS.map((kind) => [kind, user(kind)] as const),
    ['show-watching', show('show-watching', 'all')],
    ['season-watching', show('show-watching', [1])],
    ['show-stats', show('counters', 'all')],
    ['season-stats', show('counters', [1])],
    ['recent-comments', { protocol: 'v2', kind: 'recent-comments', shows: [], sourceIds: [] }],
  ] as const)('no %s is read before the edge can have a new answer', (endpoint, stream) => {
    expect(edgeAge(stream as Stream)).toBe(shared(TRAKT_ENDPOINTS[endpoint].cache));
  });

  it.each([
    ['me-people', false, ME_ENDPOINTS.followers],
    ['me-people', true, ME_ENDPOINTS['last-activities']],
    ['me-comments', false, TRAKT_ENDPOINTS.comments],
    ['me-lists', false, TRAKT_ENDPOINTS.lists],
  ] as const)('no %s is read before the edge can have a new answer (signed in: %s)', (kind, signedIn, { cache }) => {
    const stream: Stream = { protocol: 'v2', kind, self: 'mia', signedIn, wants: ['reply'], sourceIds: [] };
    expect(edgeAge(stream)).toBe(shared(cache));
  });

  it('counts one request per season', () => {
    expect([
      costOf(user('history')),
      costOf(show('counters', 'all')),
      costOf(show('show-watching', [1, 2, 3])),
    ]).toEqual([1, 1, 3]);
  });

  it('takes the worth of news from the rules', () => {
    const worth = (kind: (typeof USER_STREAMS)[number], rules = {}) => worthOf(user(kind), [userSource('mia')], rules);
    expect([worth('watching'), worth('watchlist'), worth('history')]).toEqual([1, 2, 4]);
    expect(
      worth('history', {
        episode: { scrobble: 'feed', checkin: 'feed', seen: 'badge' },
        movie: { scrobble: 'off', checkin: 'off', seen: 'off' },
      }),
    ).toBe(2);
    const loud = userSource('mia', { rules: { movie: { watching: 'notify' } } });
    expect(worthOf(user('watching'), [loud], {})).toBe(4);
  });
});
