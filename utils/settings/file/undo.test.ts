import { describe, expect, it } from 'vitest';
import { NO_CLIENT_ID } from '@/tests/builders/build-env';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { connectionOf } from '@/utils/server/connection';
import { withMute, withoutSource, withServer, withSource, withSourceRules } from '@/utils/settings/changes';
import { withFile } from '@/utils/settings/file/apply';
import { readSettingsFile } from '@/utils/settings/file/read';
import { undoImport } from '@/utils/settings/file/undo';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';

const OWN = { protocol: 'v2', origin: 'http://trakt.local' } as const;

const before: Settings = {
  ...DEFAULT_SETTINGS,
  sources: [
    userSource('ben', { name: 'Ben', since: 3 }),
    showSource('dark', { since: 3, conditions: { ratingAtLeast: 8 } }),
    followingSource({ except: ['kofi'] }),
  ],
  rules: { movie: { rating: 'off' } },
  mutes: [{ kind: 'user', id: 'kim', name: 'Kim', until: null }],
  self: 'jo',
  selfElsewhere: {},
};

function imported(file: object, from = before): Settings {
  const read = readSettingsFile(JSON.stringify({ format: 'lookout/settings', version: 1, ...file }), NO_CLIENT_ID);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return withFile(from, read.value.file, connectionOf(from, NO_CLIENT_ID), 7);
}

const FILE = {
  trakt: { clientId: 'theirs' },
  sources: [
    { kind: 'show', ref: 'dark', seasons: [1] },
    { kind: 'user', username: 'zofia' },
    { kind: 'following', except: ['kim'] },
  ],
  rules: { movie: { rating: 'notify' }, show: { rating: 'badge' } },
  mutes: [{ kind: 'show', id: 'lost' }],
  self: 'zofia',
  paused: true,
  quiet: { locked: true },
  conditions: { neverWords: ['dark'] },
  theme: 'dark',
};
const after = imported(FILE);

describe('undoing an import', () => {
  it('restores everything if nothing was changed since', () => {
    expect(undoImport(before, after, after, NO_CLIENT_ID)).toEqual(before);
    for (const [field, value] of Object.entries(FILE)) {
      const one = imported({ [field]: value });
      expect(one, field).not.toEqual(before);
      expect(undoImport(before, one, one, NO_CLIENT_ID), field).toEqual(before);
    }
    const none = imported({ sources: [], mutes: [], rules: {}, self: null });
    expect(undoImport(before, none, none, NO_CLIENT_ID)).toEqual(before);
  });

  it('keeps what was changed since', () => {
    let now = withSource(after, userSource('mia', { since: 9 }));
    now = withMute(now, { kind: 'user', id: 'mia', name: 'Mia', until: null }, 9);
    now = withSourceRules(now, 'show:dark', { episode: { seen: 'off' } });
    now = { ...now, checkMinutes: 30, theme: 'light', quiet: { ...now.quiet, fullscreen: true } };
    now = { ...now, rules: { ...now.rules, movie: { rating: 'badge' }, list: { created: 'off' } } };
    const undone = undoImport(before, after, now, NO_CLIENT_ID);
    const [ben, dark, following] = before.sources;
    expect(undone).toEqual({
      ...before,
      sources: [ben, { ...dark, rules: { episode: { seen: 'off' } } }, following, userSource('mia', { since: 9 })],
      mutes: [...before.mutes, { kind: 'user', id: 'mia', name: 'Mia', until: null }],
      checkMinutes: 30,
      theme: 'light',
      quiet: { ...before.quiet, fullscreen: true },
      rules: { movie: { rating: 'badge' }, list: { created: 'off' } },
    });
  });

  it('does not bring back a source that was removed since, and removes those that the import added', () => {
    const found = { ...after, sources: after.sources.map((each) => ({ ...each, name: 'Named since' }) as typeof each) };
    const now = withoutSource(found, 'show:dark');
    const { sources } = undoImport(before, after, now, NO_CLIENT_ID);
    expect(sources.map(({ id }) => id)).toEqual(['user:ben', 'following']);
    const again = withSource(now, userSource('ben', { since: 12 }));
    expect(undoImport(before, after, again, NO_CLIENT_ID).sources[0]).toEqual(userSource('ben', { since: 12 }));
  });

  it('undoes the import at its own server, though another server was chosen since', () => {
    const here = [userSource('ann', { since: 9 })];
    const now = { ...withServer(after, OWN, NO_CLIENT_ID, 8), sources: here, self: 'ann' };
    const undone = undoImport(before, after, now, NO_CLIENT_ID);
    expect(undone).toMatchObject({ server: OWN, sources: here, self: 'ann', theme: 'system' });
    const back = withServer(undone, null, NO_CLIENT_ID, 20);
    const since = before.sources.map((source) => ({ ...source, since: 20 }));
    expect(back).toMatchObject({ ...before, sources: since, elsewhere: { 'v2:http://trakt.local': here } });
  });

  it('finds what an import had emptied at the other server', () => {
    const none = imported({ sources: [] });
    const undone = undoImport(before, none, withServer(none, OWN, NO_CLIENT_ID, 8), NO_CLIENT_ID);
    expect(undone.elsewhere).toEqual({ 'v2:https://api.trakt.tv': before.sources });
    const nothing = { ...before, sources: [], self: null };
    const some = imported(FILE, nothing);
    const away = undoImport(nothing, some, withServer(some, OWN, NO_CLIENT_ID, 8), NO_CLIENT_ID);
    expect([away.elsewhere, away.selfElsewhere]).toEqual([{}, {}]);
  });

  it('changes nothing if nothing of the import is left', () => {
    expect(undoImport(before, before, after, NO_CLIENT_ID)).toBe(after);
  });
});
