import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { changeWords } from '@/components/options/data/import-words';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { withFile } from '@/utils/settings/file/apply';
import { describeChanges } from '@/utils/settings/file/describe';
import { readSettingsFile } from '@/utils/settings/file/read';
import { settingsFileSchema } from '@/utils/settings/file/schema';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';

const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;

type Path = readonly (string | number)[];
interface Shape {
  entries?: Record<string, Shape>;
  wrapped?: Shape;
  item?: Shape;
  value?: Shape;
  options?: readonly unknown[];
  type: string;
}

const conditions = {
  ratingAtLeast: 7,
  ratingAtMost: 4,
  onlyWords: ['dark'],
  neverWords: ['lost'],
  titles: 'all',
  shows: [{ id: 'silo', name: 'Silo' }],
  ignoreSelf: true,
};
const rules = {
  episode: { scrobble: 'badge' },
  show: { rating: 'badge' },
  movie: { rating: 'badge' },
  list: { created: 'badge' },
  season: { rating: 'badge' },
  me: { reply: 'badge' },
};
const common = { paused: true, rules, conditions };
/** A file that sets everything a file can set. */
const FULL = {
  format: 'lookout/settings',
  version: 1,
  trakt: { protocol: 'v2', origin: TRAKT.apiOrigin, clientId: 'mine' },
  sources: [
    { kind: 'user', username: 'mia', name: 'Mia', ...common },
    { kind: 'show', ref: 'dark', seasons: [2], name: 'Dark', spoilers: 'hidden', ...common },
    { kind: 'following', except: ['kofi'], ...common },
  ],
  rules,
  checkMinutes: 7,
  maxWaitHours: 7,
  paused: true,
  self: 'jo',
  conditions,
  mutes: [{ kind: 'user', id: 'ben', name: 'Ben', until: '2026-12-24T18:00:00Z' }],
  quiet: { ranges: [{ days: ['fri'], from: '23:00', to: '09:30' }], locked: true, fullscreen: true },
  digest: { mode: 'daily', at: '18:00' },
  atOnce: 2,
  spoilers: 'titles',
  images: true,
  theme: 'dark',
  textSize: 'large',
  contrast: 'more',
  badge: true,
  buttons: true,
  sound: 'silent',
  readOnOpen: true,
  toolbar: 'panel',
  skipVisible: true,
  keep: { days: 700, rows: 700 },
};
/** The file's own header: a different value here is refused. */
const HEAD = ['format', 'version', 'trakt.protocol', 'trakt.origin'];

/** The place in {@link FULL} of everything the schema knows. */
function leaves(schema: unknown, value: unknown, path: Path = []): Path[] {
  const { type, entries, wrapped, item, value: each, options } = schema as Shape;
  const missing = value === undefined || (Array.isArray(value) && value.length === 0);
  if (missing) throw new Error(`FULL lacks ${path.join('.')}`);
  if (wrapped) return leaves(wrapped, value, path);
  const inside = (shape: Shape, key: string | number) =>
    leaves(shape, (value as Record<string | number, unknown>)[key], [...path, key]);
  if (type === 'variant') {
    const kinds = options as Shape[];
    const kind = kinds.find((option) => v.safeParse(option as never, value).success);
    const known = Object.entries(kind?.entries ?? {}).filter(([key]) => key !== 'kind');
    return known.flatMap(([key, shape]) => inside(shape, key));
  }
  if (entries) return Object.entries(entries).flatMap(([key, shape]) => inside(shape, key));
  if (item) return (value as unknown[]).flatMap((_, index) => inside(item, index));
  if (type === 'record') return Object.keys(value as object).flatMap((key) => inside(each as Shape, key));
  return [path];
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], value);

function changed(path: Path, value: unknown): object {
  const file = structuredClone(FULL);
  (at(file, path.slice(0, -1)) as Record<string | number, unknown>)[path.at(-1) ?? ''] = value;
  return file;
}

const OTHERS = [
  true,
  false,
  1,
  3,
  500,
  [5],
  'other',
  'off',
  '12:12',
  '2027-01-01T00:00:00Z',
  'v1',
  'show',
  'watchlist',
];
const MORE = ['mon', 'hourly', 'images', 'light', 'larger', 'system', 'shown', 'popup'];

const apply = (file: object): Settings | null => {
  const read = readSettingsFile(JSON.stringify(file), TRAKT);
  return read.ok ? withFile(DEFAULT_SETTINGS, read.value.file, TRAKT, 5) : null;
};
const lines = (before: Settings, after: Settings) =>
  describeChanges(before, after).map((change) => changeWords(text, change));

describe('every setting a file can change has a line', () => {
  const before = apply(FULL);
  if (!before) throw new Error('FULL is refused');

  it('covers a source of each kind', () => {
    expect(before.sources.map(({ kind }) => kind).sort()).toEqual(['following', 'show', 'user']);
  });

  const paths = leaves(settingsFileSchema, FULL).filter((path) => !HEAD.includes(path.join('.')));
  it.each(paths.map((path) => [path.join('.'), path] as const))('%s', (_, path) => {
    const found = [...OTHERS, ...MORE].flatMap((other) => {
      if (JSON.stringify(other) === JSON.stringify(at(FULL, path))) return [];
      const after = apply(changed(path, other));
      return after ? [{ other, lines: lines(before, after) }] : [];
    });
    expect(found).not.toEqual([]);
    for (const each of found) {
      expect(each).not.toEqual({ ...each, lines: [] });
      expect(each.lines.join()).not.toMatch(/change_/);
    }
  });

  it('covers what the file leaves out of a source, or leaves out as a whole', () => {
    const sources = FULL.sources.map(({ paused, rules: _, conditions: __, ...source }) => source);
    const after = apply({ ...FULL, sources });
    expect(after && lines(before, after)).toHaveLength(9);
    const fewer = apply({ ...FULL, sources: [], mutes: [] });
    expect(fewer && lines(before, fewer)).toHaveLength(4);
  });
});

it('names each change to one source', () => {
  const before = { ...DEFAULT_SETTINGS, sources: [showSource('dark'), followingSource(), userSource('mia')] };
  const sources = [
    userSource('mia', { name: 'Mia', paused: true, rules: { movie: { rating: 'off' } } }),
    showSource('dark', { seasons: [1], spoilers: 'shown' }),
    followingSource({ except: ['kim'], paused: true }),
  ];
  expect(lines(before, { ...before, sources })).toEqual([
    'mia will be called Mia.',
    'Mia will be paused.',
    'The rules for Mia will change.',
    'The seasons of dark will change.',
    'The spoiler setting for dark will change.',
    `${text('sources_kind_following')} will be paused.`,
    'The people you exclude will change.',
    'The order of your list will change.',
  ]);
});

it('lists nothing if only the notation differs', () => {
  const one = { ...DEFAULT_SETTINGS, sources: [followingSource({ except: ['kim', 'ben'] })], rules: { movie: {} } };
  const sources = [followingSource({ except: ['ben', 'kim'], rules: {}, since: 9 })];
  expect(lines(one, { ...one, sources, rules: {} })).toEqual([]);
});
