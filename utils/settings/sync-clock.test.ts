import { describe, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { machines } from '@/tests/builders/sync-machines';
import { DAY } from '@/utils/lib/time';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { latestClock, type SyncItem } from '@/utils/settings/sync/items';
import type { Field } from '@/utils/settings/sync/merge';
import { syncStep } from '@/utils/settings/sync/step';

const NOW = Date.UTC(2026, 10, 22, 12);
const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;

/** Two browsers that agree, until these fields are written into the copy. */
function finding(fields: Record<string, Field>) {
  const { all, server, syncAll } = machines(2, [{ ...DEFAULT_SETTINGS, sources: [userSource('mia')] }]);
  for (const each of all) each.now = NOW;
  syncAll();
  const [key = ''] = Object.keys(server.items);
  server.items[key] = { v: 1, f: { ...(server.items[key] as SyncItem).f, ...fields } };
  syncAll();
  const [a, b] = all;
  if (!a || !b) throw new Error('There are two');
  return { a, b, syncAll, copy: () => JSON.stringify(server.items) };
}

describe('an impossibly high stamp', () => {
  it.each([2 ** 40 - 1, NOW, latestClock(NOW) - 1, latestClock(NOW), 2 ** 53 - 1, 1e300])(
    'of %d does not keep later settings from any browser',
    (clock) => {
      const { a, b, syncAll } = finding({ 'f|theme': [clock, 'zz', 'dark'], 'f|images': [clock, 'zz', false] });
      for (const each of [a, b]) each.now += DAY;
      a.settings = { ...a.settings, theme: 'light' };
      syncAll();
      expect(b.settings.theme).toBe('light');
      for (const each of [a, b]) each.now += DAY;
      b.settings = { ...b.settings, theme: 'system', images: true };
      syncAll();
      expect(a.settings).toMatchObject({ theme: 'system', images: true });
    },
  );

  it('is removed from the copy, without losing a source', () => {
    const { a, b, copy } = finding({ 's|user:mia': [2 ** 52, 'zz'], 'f|theme': [2 ** 52, 'zz', 'dark'] });
    expect(copy()).not.toContain(String(2 ** 52));
    for (const { settings } of [a, b]) {
      expect(settings.theme).toBe('system');
      expect(settings.sources.map(({ id }) => id)).toEqual(['user:mia']);
    }
  });

  it('is repaired in a browser that has stored it', () => {
    const settings = { ...DEFAULT_SETTINGS, theme: 'light' as const, sources: [userSource('mia')] };
    const fields = { 'f|theme': [2 ** 50, 'zz', 'light'], 's|user:mia': [2 ** 50, 'zz', 'mia'] } as const;
    const memory = { device: 'a', fields: structuredClone(fields) as never, unsupported: {} };
    const step = syncStep(settings, memory, {}, TRAKT, NOW);
    expect(step.settings).toBe(settings);
    expect(step.memory.fields['f|theme']?.[2]).toBe('light');
    const clocks = Object.values(step.memory.fields).map(([clock]) => clock);
    expect(Math.max(...clocks)).toBeLessThan(latestClock(NOW));
  });
});
