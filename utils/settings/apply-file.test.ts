import { describe, expect, it } from 'vitest';
import { followingSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import type { MessageKey } from '@/utils/lib/text';
import { withFile } from '@/utils/settings/apply-file';
import { describeChanges } from '@/utils/settings/describe-changes';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { readSettingsFile, writeSettingsFile } from '@/utils/settings/settings-file';

const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;

const apply = (settings: Settings, file: object, now = 7): Settings => {
  const result = readSettingsFile(JSON.stringify({ format: 'lookout/settings', version: 1, ...file }), TRAKT);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return withFile(settings, result.value.file, TRAKT, now);
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

  it('keeps the past of those who stay, and makes that of new ones baseline', () => {
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

  it('leaves out nobody where nobody is left out in what was exported', () => {
    const there: Settings = { ...DEFAULT_SETTINGS, sources: [followingSource({ except: [] })] };
    const here: Settings = { ...DEFAULT_SETTINGS, sources: [followingSource({ except: ['kim'] })] };
    const written = JSON.parse(writeSettingsFile(there, TRAKT));
    expect(written.sources).toEqual([{ kind: 'following', except: [] }]);
    expect(apply(here, written).sources).toEqual(there.sources);
    // So it was written before.
    expect(apply(here, { sources: [{ kind: 'following' }] }).sources).toEqual(there.sources);
  });

  it('keeps a client id for its origin only', () => {
    const after = apply(
      { ...settings, clientIds: { 'http://other': 'a' } },
      { trakt: { origin: TRAKT.apiOrigin, clientId: 'b' } },
    );
    expect(after.clientIds).toEqual({ 'http://other': 'a', [TRAKT.apiOrigin]: 'b' });
  });

  it('says what it would change', () => {
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
      'ben will no longer be watched.',
      'movie, rating: from default to off.',
      'Everything will be paused.',
      'lost will be muted.',
      'The colours will change.',
      'The Trakt client id will change.',
    ]);
    expect(describeChanges(settings, settings)).toEqual([]);
  });
});
