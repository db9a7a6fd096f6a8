import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { axes, pairsFor } from '@/components/options/filters/rule-cells';
import english from '@/locales/en.json';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import { activity } from '@/tests/builders/activity';
import { text } from '@/tests/builders/text';
import { ME_ACTIONS } from '@/utils/activity/about-me';
import { ACTIONS, isLegalPair, LEGAL_TYPES, type Pair, TYPES } from '@/utils/activity/activity';
import { ME_PAIRS, PAIRS, V1_PAIRS } from '@/utils/activity/pairs';
import { sentence } from '@/utils/activity/sentence';
import { NO_SPOILER_FILTER } from '@/utils/activity/spoiler';
import { DEFAULT_RULES } from '@/utils/rules/default-rules';
import { USER_STREAM_PAIRS } from '@/utils/sources/stream-pairs';
import { coverageDocument } from '@/utils/trakt/questions/coverage-document';
import { TRAKT_COVERAGE } from '@/utils/trakt/questions/trakt-coverage';

/** The vocabulary is defined once; every other list of types or actions must match it. */

const SEEDS = ['../shared/seeds/activity-user.txt', '../shared/seeds/activity-seasons.txt'];
const key = ({ type, action }: Pair) => `${type} ${action}`;
const keys = (pairs: readonly Pair[]) => pairs.map(key).sort();

/** The original documents' table, as a literal. */
const ORIGINAL: Readonly<Record<string, readonly string[]>> = {
  watching: ['episode', 'movie'],
  scrobble: ['episode', 'movie'],
  checkin: ['episode', 'movie'],
  seen: ['episode', 'movie'],
  collection: ['episode', 'movie'],
  rating: ['episode', 'movie', 'show'],
  watchlist: ['episode', 'movie', 'show'],
  shout: ['episode', 'movie', 'show'],
  review: ['episode', 'movie', 'show'],
  created: ['list'],
  item_added: ['list'],
};
const original = Object.entries(ORIGINAL).flatMap(([action, types]) => types.map((type) => `${type} ${action}`));
const isOriginal = (pair: Pair) => original.includes(key(pair));
const added = ['rating', 'watchlist', 'shout', 'review'].map((action) => `season ${action}`);

describe('the vocabulary', () => {
  it('has the 24 original pairs, and four of seasons', () => {
    expect(original).toHaveLength(24);
    expect(keys(V1_PAIRS)).toEqual([...original].sort());
    expect(keys(PAIRS)).toEqual([...original, ...added].sort());
    for (const type of TYPES) {
      for (const action of ACTIONS) {
        expect(isLegalPair(type, action)).toBe([...original, ...added].includes(`${type} ${action}`));
      }
    }
  });

  it('has actions about the person that fit no other type, and no others about them', () => {
    const words = [...ACTIONS, ...ME_ACTIONS, 'constructor', ''];
    const mine = words.filter((action) => isLegalPair('me', action));
    const others = ME_ACTIONS.flatMap((action) => TYPES.filter((type) => isLegalPair(type, action)));
    expect([mine, others]).toEqual([[...ME_ACTIONS], []]);
  });

  it.for(SEEDS.filter(existsSync))('matches %s', (path) => {
    const lines = readFileSync(path, 'utf8').matchAll(/^- (\w+) ((?:episode|movie|show|list)(?:, \w+)*)$/gm);
    const first = readFileSync(path, 'utf8').matchAll(/^Supported types:- (\w+) ((?:\w+)(?:, \w+)*)$/gm);
    const notified = [...first, ...lines].map(([, action = '', types = '']) => [action, types.split(', ')] as const);
    expect(Object.fromEntries(notified)).toEqual(ORIGINAL);
  });
});

describe('everything derived from it agrees', () => {
  it('matrix of rules and its defaults', () => {
    expect(keys(pairsFor(true))).toEqual(keys(V1_PAIRS));
    expect(keys(pairsFor(false))).toEqual(keys(PAIRS));
    expect([...axes(PAIRS).types].sort()).toEqual([...TYPES].sort());
    expect(axes(PAIRS).actions).toEqual([...ACTIONS]);
    const cells = Object.entries(DEFAULT_RULES).flatMap(([type, row]) => Object.keys(row).map((a) => `${type} ${a}`));
    const me = ME_PAIRS.map(({ type, action }) => `${type} ${action}`);
    expect(cells.sort()).toEqual([...keys(PAIRS), ...me].sort());
  });

  it('streams', () => {
    expect(keys(Object.values(USER_STREAM_PAIRS).flat())).toEqual(keys(PAIRS));
  });

  it.each(PAIRS)('sentence of $type $action', ({ type, action }) => {
    const item = { show: { title: 'Dark', ids: { slug: 'dark' } }, list: { name: 'Best', slug: 'best' } };
    const shown = sentence(text, [activity({ type, action, ...item })], NO_SPOILER_FILTER).title;
    expect(shown).toContain('Mia');
    expect(shown).not.toContain(action === 'item_added' ? 'item_added' : `${action} `.repeat(2));
    expect(shown).not.toBe(text('sentence_unknown', 'Mia', 'Dark'));
    expect(`sentence_${action}` in english).toBe(true);
  });

  it('sentences for several items, unless an action comes one by one', () => {
    const [single, watched] = [
      ['watching', 'created', 'shout', 'review'],
      ['scrobble', 'checkin'],
    ];
    const nameOf = (action: string) => (watched.includes(action) ? 'watched' : action);
    const lacking = ACTIONS.filter((action) => !single.includes(action)).filter(
      (action) => !['episodes', 'titles'].some((kind) => `sentence_${nameOf(action)}_${kind}` in english),
    );
    expect(lacking).toEqual([]);
  });

  it('table of Trakt’s coverage', () => {
    expect(keys(TRAKT_COVERAGE)).toEqual(keys(PAIRS));
    for (const { type, action, user, seasons } of TRAKT_COVERAGE) {
      expect(user.v1.how).toBe(isOriginal({ type, action }) ? 'exact' : 'impossible');
      expect(user.v2.how).not.toBe('impossible');
      expect([seasons.v1.how, seasons.v2.how].includes('impossible')).toBe(type !== 'episode');
    }
  });

  it('docs/trakt-coverage.md (run `npm run docs` if it differs)', () => {
    expect(readFileSync('docs/trakt-coverage.md', 'utf8')).toBe(coverageDocument());
  });

  it.each(PAIRS)('sandbox for $type $action', async ({ type, action }) => {
    const of = { show: 'dark', ...(type !== 'show' && { season: 1 }), ...(type === 'episode' && { episode: 1 }) };
    const item = type === 'movie' ? { movie: 'heat' } : type === 'list' ? { list: 'Best', item: of } : of;
    const lists = action === 'item_added' ? [{ at: 0, user: 'mia', action: 'created' as const, list: 'Best' }] : [];
    const world = createWorld({
      people: [{ username: 'mia' }],
      shows: [{ title: 'Dark', seasons: [{ number: 1, episodes: 1 }] }],
      movies: [{ title: 'Heat' }],
      events: [...lists, { at: 1000, user: 'mia', action, ...item }],
    });
    expect(world.log.at(-1)).toMatchObject({ type, action });
    const sandbox = createSandbox({ world, now: () => 60_000 });
    const answer = await sandbox.fetch(`http://sandbox/activity/user.json/${SANDBOX_CLIENT_ID}/mia/${type}/${action}`);
    const { activity: rows } = (await answer.json()) as { activity: Pair[] };
    expect(rows.map(key)).toEqual(isOriginal({ type, action }) ? [`${type} ${action}`] : []);
  });

  it('has no action without a type', () => {
    expect(Object.keys(LEGAL_TYPES)).toEqual([...ACTIONS, ...ME_ACTIONS]);
  });
});
