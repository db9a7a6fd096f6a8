import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { backendOf } from '@/scripts/doctor/answer';
import { checkFields } from '@/scripts/doctor/check-fields';
import { checkHeaders } from '@/scripts/doctor/check-headers';
import { checkOrder } from '@/scripts/doctor/check-order';
import { checkPrecision } from '@/scripts/doctor/check-precision';
import { inspect } from '@/scripts/doctor/inspect';
import { PROBES } from '@/scripts/doctor/probes';
import { type EndpointName, TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';

/** Recorded answers, if available; they are not part of this repository. */
const FOLDER = '../shared/fixtures/v2';
const load = (name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'));
const known = { user: 'sean', show: 'severance', season: 1, episode: 1, signedIn: false, list: 1, showId: 1, tvdb: 1 };
/** Recorded in the owner's own order. */
const BY_RANK: EndpointName[] = ['watchlist', 'list-items'];

describe('what Trakt answered in May 2026 is as expected', () => {
  it.each<[string, EndpointName]>([
    ['users.history.movies', 'history'],
    ['users.history.shows.limit2', 'show-history'],
    ['users.ratings.movies', 'ratings'],
    ['users.ratings.episodes', 'ratings'],
    ['users.ratings.seasons.empty', 'ratings'],
    ['users.watchlist.movies', 'watchlist'],
    ['users.collection.movies', 'collection-movies'],
    ['users.comments.all.all', 'comments'],
    ['users.lists', 'lists'],
    ['users.lists.items', 'list-items'],
    ['users.profile', 'profile'],
    ['users.profile.vip', 'profile'],
    ['comments.recent.shouts.all', 'recent-comments'],
    ['shows.episodes.watching', 'season-watching'],
    ['shows.stats', 'show-stats'],
    ['shows.summary', 'show'],
    ['shows.summary.extended-full', 'show'],
    ['shows.trending', 'trending'],
    ['search.trakt', 'search-id'],
  ])('%s', (name, endpoint) => {
    const { headers: sent, status } = load('index.json')[`${name}.json`];
    const probe = PROBES.find((each) => each.endpoint === endpoint);
    if (!probe) throw new Error(`nothing asks ${endpoint}`);
    const facts = TRAKT_ENDPOINTS[endpoint];
    const headers = new Headers(sent);
    const inspected = inspect(load(`${name}.json`), probe, facts, { ...known });
    const answer = { facts, status, headers, backend: backendOf(status, headers), limit: null, inspected };
    const order = BY_RANK.includes(endpoint) ? [] : checkOrder(answer);
    expect([...checkFields(answer), ...checkHeaders(answer), ...order, ...checkPrecision(answer)]).toEqual([]);
    expect(answer.backend).toBe(facts.backend);
  });
});
