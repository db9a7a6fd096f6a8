import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import { expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { ME_ACTIONS } from '@/utils/activity/about-me';
import { ACTIONS } from '@/utils/activity/activity';
import { withFile } from '@/utils/settings/file/apply';
import { describeChanges } from '@/utils/settings/file/describe';
import { readSettingsFile, writeSettingsFile } from '@/utils/settings/file/read';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';

const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;
const head = { format: 'lookout/settings', version: 1 };
const published = JSON.parse(readFileSync('docs/settings-file.schema.json', 'utf8'));
const schema = new Ajv({ strict: false }).compile(published);

const read = (file: unknown) => readSettingsFile(typeof file === 'string' ? file : JSON.stringify(file), TRAKT);

it('the published schema accepts exactly what is read', () => {
  const files = [
    head,
    { ...head, sources: [{ kind: 'user', username: 'mia', paused: true }] },
    { ...head, sources: Array.from({ length: 1000 }, () => ({ kind: 'user', username: 'mia' })) },
    { ...head, sources: Array.from({ length: 1001 }, () => ({ kind: 'user', username: 'mia' })) },
    { ...head, checkMinutes: 61 },
    { ...head, checkMinutes: 2.5 },
    { ...head, maxWaitHours: 25 },
    { ...head, maxWaitHours: 0 },
    { ...head, sources: [{ kind: 'user' }] },
    { ...head, rules: { episode: { scrobble: 'loud' } } },
    { ...head, rules: { movie: { rating: 'off' } }, paused: false },
    { ...head, rules: { bogus: {} } },
    { ...head, sources: [{ kind: 'show', ref: 'dark', seasons: [] }] },
    { ...head, sources: [{ kind: 'show', ref: 'dark', seasons: [0] }] },
    { ...head, sources: [{ kind: 'show', ref: 'dark', seasons: Array.from({ length: 100 }, (_, each) => each) }] },
    { ...head, sources: [{ kind: 'show', ref: 'dark', seasons: Array.from({ length: 101 }, (_, each) => each) }] },
    {
      ...head,
      conditions: { ratingAtLeast: null, ratingAtMost: 3, onlyWords: ['dark'], titles: 'shows', shows: [] },
    },
    { ...head, conditions: { shows: [{ id: 'dark' }] } },
    { ...head, sources: [{ kind: 'show', ref: 'a/b', seasons: 'all' }] },
    { ...head, sources: [{ kind: 'show', ref: ' Dark ', seasons: 'all' }] },
    { ...head, sources: [{ kind: 'show', ref: 371980, seasons: 'all' }] },
    { ...head, conditions: { shows: [{ id: '..', name: 'Dark' }] } },
    { ...head, conditions: { shows: [{ id: 'dark', name: 'Dark' }] } },
    { ...head, mutes: [{ kind: 'show', id: 'The Office' }] },
    { ...head, mutes: [{ kind: 'show', id: 'the-office' }] },
    { ...head, mutes: [{ kind: 'user', id: 'mia lund' }] },
    { ...head, self: 'mia', mutes: [{ kind: 'user', id: 'ben' }], badge: true, images: false },
    { ...head, mutes: [{ kind: 'user', id: 'ben', until: '2026-12-24' }] },
    { ...head, quiet: { ranges: [{ days: ['mon'], from: '22:00', to: '06:00' }], locked: true } },
    { ...head, quiet: { ranges: [{ days: ['mon'], from: '7:00', to: '06:00' }] } },
    { ...head, digest: { at: '18:00' }, spoilers: 'unwatched', theme: 'dark' },
    { format: 'x', version: 1 },
    {},
  ];
  for (const file of files) expect(read(file).ok, JSON.stringify(file)).toBe(schema(file));
});

it('the published schema names every action', () => {
  expect(published.$defs.cells.propertyNames.enum).toEqual([...ACTIONS, ...ME_ACTIONS]);
});

it('writes what it reads, and no client ID of another origin', () => {
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    sources: [
      userSource('mia', {
        name: 'Mia Lund',
        rules: { episode: { watching: 'off' } },
        conditions: { ratingAtMost: 3, titles: 'all' },
      }),
      userSource('ben', { paused: true }),
    ],
    rules: { movie: { rating: 'badge' } },
    mutes: [
      { kind: 'show', id: 'dark', name: 'Dark', until: Date.UTC(2027, 0, 1) },
      { kind: 'user', id: 'ben', name: 'Ben', until: null },
    ],
    conditions: { ...DEFAULT_SETTINGS.conditions, shows: [{ id: 'lost', name: 'Lost' }], ignoreSelf: true },
    self: 'jo',
    quiet: { ranges: [{ days: ['fri', 'sat'], from: '23:00', to: '09:30' }], locked: true, fullscreen: true },
    digest: { mode: 'daily', at: '18:00' },
    spoilers: 'titles',
    images: false,
    theme: 'light',
    badge: false,
    clientIds: { [TRAKT.apiOrigin]: 'mine', 'http://other': 'theirs' },
  };
  const file = writeSettingsFile(settings, TRAKT);
  expect(file).not.toContain('theirs');
  expect(schema(JSON.parse(file))).toBe(true);
  const result = read(file);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  expect(result.value.skipped).toEqual([]);
  expect(describeChanges(settings, withFile(settings, result.value.file, TRAKT, 1))).toEqual([]);
});
