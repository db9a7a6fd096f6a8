import { beforeAll, describe, expect, it } from 'vitest';
import { ANDOR, DUNE, person, SEVERANCE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { emptyStore, NOW } from '@/tests/builders/store';
import type { Activity } from '@/utils/activity/activity';
import { facetsOf } from '@/utils/activity/facets';
import { MINUTE } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import { compareKeys } from '@/utils/store/read/card-keys';
import { COUNT_LIMIT, readFacets, readNewestFacets } from '@/utils/store/read/facet-list';
import { type FeedQuery, findRows, readRows } from '@/utils/store/read/feed-query';
import type { Card, CardKey } from '@/utils/store/schema';

const PEOPLE = ['Mia', 'Ben', 'Zoe'].map(person);
const ACTIONS = ['scrobble', 'rating', 'watchlist'] as const;
let db: Database;
const cards: Card[] = [];
const unread = new Set<string>();

/** A seeded generator, so that each run draws the same cards. */
let state = 7;
const draw = (below: number) => {
  state = (state * 1103515245 + 12345) % 2 ** 31;
  return state % below;
};

function anyActivity(at: number): Partial<Activity> {
  const media = [{ show: SEVERANCE }, { show: ANDOR }, { type: 'movie', movie: DUNE }][draw(3)];
  return { ...media, at, user: PEOPLE[draw(3)] ?? person('Mia'), action: ACTIONS[draw(3)] ?? 'scrobble' };
}

beforeAll(async () => {
  db = await emptyStore();
  for (let number = 0; number < 320; number += 1) {
    // Many share a millisecond, as bulk marks do.
    const at = NOW - Math.floor(number / (number < 150 ? 60 : 2)) * MINUTE;
    const members = Array.from({ length: 1 + draw(3) }, () => anyActivity(at));
    const made = card(`card:${String(draw(100_000)).padStart(5, '0')}-${number}`, at, members);
    const facets = facetsOf(made.activities).map((facet): [string, number] => [facet, made.key[0]]);
    cards.push({ ...made, facets });
    if (draw(5) === 0) unread.add(made.id);
  }
  cards.push(card('tally', NOW, [], { kind: 'tally', facets: [['show:andor', -NOW]] }));
  cards.sort((a, b) => compareKeys(a.key, b.key));
  const tx = db.transaction(['cards', 'unread'], 'readwrite');
  for (const each of cards) {
    void tx.objectStore('cards').put(each);
    if (unread.has(each.id)) void tx.objectStore('unread').put(each.key, each.key);
  }
  await tx.done;
});

async function findAll(query: FeedQuery, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let from: CardKey | undefined;
  for (;;) {
    const found = await findRows(db, query, { limit, ...(from && { from }) });
    expect(found.rows.length).toBeLessThanOrEqual(limit);
    ids.push(...found.rows.map(({ card: { id } }) => id));
    if (!found.next) return ids;
    from = found.next;
  }
}

/** The same query without any index. */
function bruteForce({ facets, unread: marked, period, test }: FeedQuery): string[] {
  const all = (own: string[]) => facets.every((group) => group.some((facet) => own.includes(facet)));
  const found = cards.filter((each) => {
    if (marked && !unread.has(each.id)) return false;
    const during = (at: number) => !period || (at >= period.since && at < period.until);
    const members = each.activities.filter((member) => during(member.at) && all(facetsOf([member])));
    const own = each.facets.map(([facet]) => facet);
    const has = each.activities.length > 0 ? members.length > 0 : during(-each.key[0]) && all(own);
    return has && (!test || test(each, members));
  });
  return found.map(({ id }) => id);
}

describe.each<[string, FeedQuery]>([
  ['everything', { facets: [], unread: false }],
  ['what is unread', { facets: [], unread: true }],
  ['one person', { facets: [['user:mia']], unread: false }],
  ['two people', { facets: [['user:mia', 'user:zoe']], unread: false }],
  ['a show, tallies too', { facets: [['show:andor']], unread: false }],
  ['a person who rated a show', { facets: [['user:mia'], ['action:rating'], ['show:andor']], unread: false }],
  ['all kinds together', { facets: [['user:mia', 'user:ben'], ['type:movie'], ['action:rating']], unread: true }],
  ['a period', { facets: [], unread: false, period: { since: NOW - 40 * MINUTE, until: NOW - 3 * MINUTE } }],
  [
    'a person and a show in a period',
    {
      facets: [['user:mia'], ['show:andor']],
      unread: false,
      period: { since: NOW - 2 * MINUTE, until: NOW + 1 },
    },
  ],
  ['what is unread before the period', { facets: [], unread: true, period: { since: NOW + 1, until: NOW + 2 } }],
  ['nobody', { facets: [['user:nobody'], ['type:movie']], unread: false }],
  ['a test alone', { facets: [], unread: false, test: ({ id }) => id.includes('7') }],
  [
    'a test of the members',
    { facets: [['user:ben'], ['type:episode']], unread: false, test: (_, members) => members.length > 1 },
  ],
])('%s', (_, query) => {
  it.each([5, 50])('matches brute force, %i at a time', async (limit) => {
    const found = await findAll(query, limit);
    expect(found).toEqual(bruteForce(query));
  });
});

it('says which rows are unread', async () => {
  const { rows } = await findRows(db, { facets: [['user:ben']], unread: false }, { limit: 100 });
  expect(rows.filter((row) => row.unread).map((row) => row.card.id)).toEqual(
    rows.filter((row) => unread.has(row.card.id)).map((row) => row.card.id),
  );
  expect(rows.some((row) => row.unread)).toBe(true);
});

it('reads shown rows again, and leaves out deleted ones', async () => {
  const [first] = cards;
  const rows = await readRows(db, [first?.id ?? '', 'gone']);
  expect([...rows.keys()]).toEqual([first?.id]);
});

it('lists the available filters, with counts', async () => {
  const found = await readFacets(db, 'user');
  const counts = new Map<string, number>();
  for (const each of cards) for (const [facet] of each.facets) counts.set(facet, (counts.get(facet) ?? 0) + 1);
  expect(found.map(({ facet }) => facet).sort()).toEqual(['user:ben', 'user:mia', 'user:zoe']);
  for (const { facet, count } of found) expect(count).toBe(Math.min(counts.get(facet) ?? 0, COUNT_LIMIT));
  expect(found.map(({ count }) => count)).toEqual(found.map(({ count }) => count).sort((a, b) => b - a));
  expect(await readFacets(db, 'list')).toEqual([]);
});

it('lists the filters of the newest cards at once, without counts', async () => {
  const all = await readFacets(db, 'user');
  const newest = await readNewestFacets(db, ['user', 'list']);
  expect(newest.length).toBeGreaterThan(1);
  expect(newest.every(({ facet, count }) => facet.startsWith('user:') && count === null)).toBe(true);
  for (const each of newest) {
    expect(each.newest.id).toBe(all.find(({ facet }) => facet === each.facet)?.newest.id);
  }
});
