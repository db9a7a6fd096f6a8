import { describe, expect, it } from 'vitest';
import { showSource, userSource } from '@/tests/builders/source';
import { machines } from '@/tests/builders/sync-machines';
import { withoutSource } from '@/utils/settings/changes';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import type { Field } from '@/utils/settings/sync/merge';

const START: Settings = {
  ...DEFAULT_SETTINGS,
  theme: 'dark',
  sources: [userSource('mia', { paused: true }), showSource('lost', { seasons: [2] })],
};

/** A browser that finds these fields in its copy, written by another. */
function finding(foreign: Record<string, Field>) {
  const { all, syncAll, server } = machines(1, [START]);
  syncAll();
  const [a] = all;
  const [key = ''] = Object.keys(server.items);
  if (!a) throw new Error();
  const put = (fields: Record<string, Field>) => {
    server.items[key] = { v: 1, f: { ...(server.items[key] as { f: object }).f, ...fields } };
    syncAll();
  };
  put(foreign);
  return { a, syncAll, put, copy: () => (server.items[key] as { f: Record<string, Field> }).f };
}

describe('a value that no settings file could hold', () => {
  it.each<[string, Record<string, Field>]>([
    ['a number out of range', { 'f|checkMinutes': [9, 'zz', 0.001] }],
    ['a choice of a newer Lookout', { 'f|theme': [9, 'zz', 'sepia'], 'f|spoilers': [9, 'zz', 'everything'] }],
    [
      'another shape',
      { 'f|quiet|ranges': [9, 'zz', 7], 'f|quiet': [9, 'zz', 'x'], 'f|conditions|shows': [9, 'zz', {}] },
    ],
    [
      'an unknown level',
      { 'r|episode|rating': [9, 'zz', 'loud'], 's|user:mia|rules': [9, 'zz', { movie: { rating: 1 } }] },
    ],
    ['an illegal pair', { 'r|list|watching': [9, 'zz', 'off'], 'r|episode|constructor': [9, 'zz', 'off'] }],
    ['an invalid source', { 's|user:q': [9, 'zz', 5], 's|user:q|paused': [9, 'zz', true] }],
    ['a source under another name', { 's|user:q': [9, 'zz', 'ben'], 'm|user:q': [9, 'zz', ['ben', {}]] }],
    ['a name instead of one that is here', { 's|user:mia': [9, 'zz', 5] }],
    ['a show without seasons', { 's|show:x': [9, 'zz', 'x'], 's|show:lost|seasons': [9, 'zz', 'later'] }],
    ['a number for a title', { 's|show:5': [9, 'zz', 5], 's|show:5|seasons': [9, 'zz', 'all'] }],
    ['an invalid mute', { 'm|user:x': [9, 'zz', 'x'], 'm|robot:x': [9, 'zz', ['x', { name: 'x' }]] }],
    ['lists of a file', { 'f|sources': [9, 'zz', []], 'f|mutes': [9, 'zz', 7], 'f|version': [9, 'zz', 9] }],
  ])('is kept, but not set: %s', (_, fields) => {
    const { a, copy, syncAll } = finding(fields);
    const untouched = { ...START, sources: START.sources.map(({ since: _, ...source }) => source) };
    expect(a.settings).toMatchObject(untouched);
    expect(a.problem).toBeNull();
    // Neither time nor another edit changes that.
    a.settings = { ...a.settings, maxWaitHours: 3 };
    syncAll();
    expect(copy()).toMatchObject(fields);
    expect(a.settings).toMatchObject({ ...untouched, maxWaitHours: 3 });
  });

  it('gives way to a later local value, and to a valid one', () => {
    const { a, copy, put, syncAll } = finding({ 'f|theme': [9, 'zz', 'sepia'], 'f|textSize': [9, 'zz', 'tiny'] });
    a.settings = { ...a.settings, theme: 'light' };
    syncAll();
    expect(copy()['f|theme']?.[2]).toBe('light');
    put({ 'f|textSize': [99, 'zz', 'large'], 's|show:x': [9, 'zz', 'x'] });
    expect(a.settings).toMatchObject({ theme: 'light', textSize: 'large' });
    expect(a.settings.sources).toHaveLength(2);
    // The rest of it has arrived.
    put({ 's|show:x|seasons': [9, 'zz', 'all'] });
    expect(a.settings.sources.map(({ id }) => id)).toEqual(['user:mia', 'show:lost', 'show:x']);
    a.settings = withoutSource(a.settings, 'show:x');
    syncAll();
    expect(copy()['s|show:x']).toHaveLength(2);
  });
});
