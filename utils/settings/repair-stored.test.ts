import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { readSettingsFile, writeSettingsFile } from '@/utils/settings/file/read';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { fromStored } from '@/utils/settings/stored-migrations';

const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;

const RICH: Settings = {
  ...DEFAULT_SETTINGS,
  sources: [
    userSource('mia', { rules: { episode: { rating: 'off' } }, conditions: { ratingAtLeast: 8 } }),
    showSource('severance', { seasons: [0, 2] }),
    followingSource({ except: ['ben'] }),
  ],
  elsewhere: { 'v1:https://own.example': [userSource('zofia')] },
  selfElsewhere: { 'v1:https://own.example': 'jo' },
  rules: { movie: { rating: 'badge' } },
  clientIds: { 'https://api.trakt.tv': 'abc' },
  server: { protocol: 'v2', origin: 'https://api.trakt.tv' },
  mutes: [{ kind: 'user', id: 'kofi', name: 'Kofi', until: null }],
  conditions: { ...DEFAULT_SETTINGS.conditions, onlyWords: ['dark'], shows: [{ id: 'dark', name: 'Dark' }] },
  quiet: { ranges: [{ days: ['mon'], from: '22:00', to: '06:00' }], locked: true, fullscreen: false },
  digest: { mode: 'daily', at: '18:00' },
  keep: { days: 30, rows: null },
  snoozeUntil: 5,
  self: 'jo',
};
const stored = (change: object) => ({ ...structuredClone(RICH), ...change });

describe('stored settings', () => {
  it('are read as they were written', () => {
    expect(fromStored(structuredClone(RICH))).toEqual(RICH);
    expect(fromStored(structuredClone(DEFAULT_SETTINGS))).toStrictEqual(DEFAULT_SETTINGS);
  });

  it.each<[string, object, Partial<Settings>]>([
    ['no lock screen yet', { quiet: { ranges: [] } }, { quiet: { ranges: [], locked: false, fullscreen: false } }],
    ['no time of the summary yet', { digest: { mode: 'hourly' } }, { digest: { mode: 'hourly', at: '08:00' } }],
    ['no number of rows yet', { keep: { days: 30 } }, { keep: { days: 30, rows: 100_000 } }],
    [
      'conditions of an older Lookout',
      { conditions: { ratingAtLeast: 7 } },
      { conditions: { ...DEFAULT_SETTINGS.conditions, ratingAtLeast: 7 } },
    ],
  ])('with %s get the default for that alone', (_, change, wanted) => {
    expect(fromStored(stored(change))).toEqual({ ...RICH, ...wanted });
  });

  it.each<[string, object, Partial<Settings>]>([
    ['text for a number', { checkMinutes: 'often', atOnce: null }, {}],
    ['numbers beyond their bounds', { checkMinutes: 1e9, maxWaitHours: -3 }, { checkMinutes: 60, maxWaitHours: 1 }],
    [
      'unknown choices',
      {
        theme: 'sepia',
        spoilers: 1,
        textSize: [],
        contrast: {},
        sound: 'loud',
        readOnOpen: 1,
        skipVisible: 'no',
        toolbar: 'tab',
      },
      {},
    ],
    ['no lists', { sources: 7, mutes: 'x', elsewhere: [] }, { sources: [], mutes: [], elsewhere: {} }],
    [
      'no groups',
      { quiet: 7, digest: null, keep: [], conditions: 'x' },
      {
        quiet: DEFAULT_SETTINGS.quiet,
        digest: DEFAULT_SETTINGS.digest,
        keep: DEFAULT_SETTINGS.keep,
        conditions: DEFAULT_SETTINGS.conditions,
      },
    ],
    ['a broken time of day', { digest: { mode: 'daily', at: '99:99' } }, { digest: { mode: 'daily', at: '08:00' } }],
    ['one broken range', { quiet: { ...RICH.quiet, ranges: [null, 7, ...RICH.quiet.ranges] } }, {}],
    ['an invalid server', { server: { origin: 5 } }, { server: null }],
    ['an unknown level', { rules: { movie: { rating: 'badge', seen: 'loud' }, list: 4 } }, {}],
    ['a mute without an end', { mutes: [{ kind: 'user', id: 'kofi', name: 'Kofi' }, null, { kind: 'x' }] }, {}],
  ])('with %s are repaired there, and lose nothing else', (_, change, wanted) => {
    expect(fromStored(stored(change))).toEqual({ ...RICH, ...wanted });
  });

  it('keep every source, however broken the rest of them is', () => {
    const [mia, severance, following] = RICH.sources;
    const broken = [
      { ...mia, paused: 'no', since: null, rules: 7, conditions: [] },
      { ...severance, seasons: 'later', spoilers: 'maybe' },
      { ...following, except: ['ben', 5, null] },
      { id: 'robot:1', kind: 'robot', of: 'a newer Lookout' },
      { id: 'user:', kind: 'user' },
      null,
      'mia',
    ];
    expect(fromStored(stored({ sources: broken })).sources).toEqual([
      userSource('mia', { paused: false, since: 0 }),
      { ...severance, seasons: 'all' },
      following,
      { id: 'robot:1', kind: 'robot', of: 'a newer Lookout' },
    ]);
  });

  it('make a valid settings file, whatever was stored', () => {
    const fields = Object.keys(RICH).filter(
      (field) => !['version', 'sources', 'mutes', 'clientIds', 'self'].includes(field),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 3 }), (field, value) => {
        const settings = fromStored(stored({ [field]: value, server: null }));
        const read = readSettingsFile(writeSettingsFile(settings, TRAKT), TRAKT);
        // Rules may name an unknown action: the file reports it, and nothing breaks.
        if (field !== 'rules') expect(read.ok ? [] : read.error).toEqual([]);
        expect(fromStored(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
      }),
      { numRuns: 300 },
    );
  });

  it.each([null, undefined, 7, 'x', [], true])('are the defaults if they are no settings at all (%j)', (value) => {
    expect(fromStored(value)).toEqual(DEFAULT_SETTINGS);
  });
});
