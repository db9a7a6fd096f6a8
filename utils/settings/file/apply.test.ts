import { describe, expect, it } from 'vitest';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import type { MessageKey } from '@/utils/lib/text';
import { withFile } from '@/utils/settings/file/apply';
import { describeChanges } from '@/utils/settings/file/describe';
import { readSettingsFile, type ServerId, writeSettingsFile } from '@/utils/settings/file/read';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';

const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;

const apply = (settings: Settings, file: object, now = 7, trakt: ServerId = TRAKT): Settings => {
  const result = readSettingsFile(JSON.stringify({ format: 'lookout/settings', version: 1, ...file }), trakt);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return withFile(settings, result.value.file, trakt, now);
};

describe('withFile', () => {
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    sources: [userSource('mia', { since: 3 }), userSource('ben', { since: 3 })],
    checkMinutes: 9,
  };

  it('changes only what the file mentions', () => {
    expect(apply(settings, {})).toEqual(settings);
    expect(apply(settings, { checkMinutes: 2 })).toEqual({ ...settings, checkMinutes: 2 });
  });

  it('keeps the past of existing sources, and makes that of new ones baseline', () => {
    const after = apply(settings, {
      sources: [
        { kind: 'user', username: 'mia' },
        { kind: 'user', username: '@Ann' },
        { kind: 'user', username: 'ann' },
      ],
    });
    expect(after.sources.map(({ id, since }) => [id, since])).toEqual([
      ['user:mia', 3],
      ['user:ann', 7],
    ]);
  });

  it('keeps the fields of a group that the file does not name', () => {
    const quiet = { ranges: [], locked: true, fullscreen: false };
    const after = apply({ ...settings, quiet }, { quiet: { fullscreen: true }, conditions: { ratingAtLeast: 8 } });
    expect(after.quiet).toEqual({ ...quiet, fullscreen: true });
    expect(after.conditions).toEqual({ ...DEFAULT_SETTINGS.conditions, ratingAtLeast: 8 });
    const mutes = [{ kind: 'user', id: 'ben', until: '2026-12-24T18:00:00Z' }];
    expect(apply(settings, { mutes, self: '@Jo' })).toMatchObject({
      mutes: [{ kind: 'user', id: 'ben', name: 'ben', until: Date.UTC(2026, 11, 24, 18) }],
      self: 'jo',
    });
  });

  it('includes everyone again if the exported settings exclude nobody', () => {
    const there: Settings = { ...DEFAULT_SETTINGS, sources: [followingSource({ except: [] })] };
    const here: Settings = { ...DEFAULT_SETTINGS, sources: [followingSource({ except: ['kim'] })] };
    const written = JSON.parse(writeSettingsFile(there, TRAKT));
    expect(written.sources).toEqual([{ kind: 'following', except: [] }]);
    expect(apply(here, written).sources).toEqual(there.sources);
    // An older export omits the empty list.
    expect(apply(here, { sources: [{ kind: 'following' }] }).sources).toEqual(there.sources);
  });

  it('uses names as Trakt writes them, however the file spells them', () => {
    const after = apply(DEFAULT_SETTINGS, {
      sources: [
        { kind: 'user', username: 'https://trakt.tv/users/Mia.Lund' },
        { kind: 'show', ref: 'Dark', seasons: [2, 0, 2] },
        { kind: 'following', except: ['Kofi', '@ben', 'https://app.trakt.tv/profile/kim'] },
      ],
      self: 'https://trakt.tv/users/Jo',
      mutes: [
        { kind: 'user', id: '@Ann' },
        { kind: 'show', id: 'Lost' },
      ],
      conditions: { shows: [{ id: 'Silo', name: 'Silo' }] },
    });
    expect(after).toMatchObject({
      sources: [
        { id: 'user:mia-lund', username: 'mia-lund' },
        { id: 'show:dark', ref: 'dark', seasons: [0, 2] },
        { id: 'following', except: ['kofi', 'ben', 'kim'] },
      ],
      self: 'jo',
      mutes: [
        { kind: 'user', id: 'ann', name: '@Ann' },
        { kind: 'show', id: 'lost', name: 'Lost' },
      ],
      conditions: { shows: [{ id: 'silo', name: 'Silo' }] },
    });
  });

  it('names people on protocol v1 by their usernames', () => {
    const v1 = { protocol: 'v1', apiOrigin: 'http://own' } as const;
    const after = apply(
      DEFAULT_SETTINGS,
      {
        sources: [{ kind: 'user', username: 'Mia.Lund' }],
        self: '@Jo.Ann',
        mutes: [
          { kind: 'user', id: 'Mia.Lund' },
          { kind: 'user', id: 'мария' },
        ],
      },
      7,
      v1,
    );
    expect(after).toMatchObject({
      sources: [{ id: 'user:mia-lund', username: 'Mia.Lund' }],
      self: 'jo.ann',
      mutes: [{ id: 'mia.lund' }, { id: 'мария' }],
    });
  });

  it('keeps the reference of a show that was found by its number', () => {
    const known = showSource('severance', { id: 'show:371980', ids: { slug: 'severance', tvdb: 371980 } });
    const shows = (...titles: string[]) =>
      apply(
        { ...settings, sources: [known] },
        { sources: titles.map((ref) => ({ kind: 'show', ref, seasons: 'all' })) },
      );
    for (const titles of [['371980'], ['severance'], ['371980', 'severance']]) {
      expect(shows(...titles).sources).toEqual([known]);
    }
  });

  it('stores a client ID for its origin only', () => {
    const after = apply(
      { ...settings, clientIds: { 'http://other': 'a' } },
      { trakt: { origin: TRAKT.apiOrigin, clientId: 'b' } },
    );
    expect(after.clientIds).toEqual({ 'http://other': 'a', [TRAKT.apiOrigin]: 'b' });
  });

  it('reports what it would change', () => {
    const after = apply(settings, {
      sources: [{ kind: 'user', username: 'mia', paused: true }],
      rules: { movie: { rating: 'off' } },
      paused: true,
      mutes: [{ kind: 'show', id: 'lost' }],
      theme: 'dark',
      trakt: { clientId: 'secret' },
    });
    const lines = describeChanges(settings, after).map(({ message, values }) => text(message as MessageKey, ...values));
    expect(lines).toEqual([
      'mia will be paused.',
      'ben will be removed.',
      '“rating · movie” will change from “default” to “off”.',
      'Everything will be paused.',
      'lost will be muted.',
      'The theme will change.',
      'The Client ID will change.',
    ]);
    expect(describeChanges(settings, settings)).toEqual([]);
  });
});
