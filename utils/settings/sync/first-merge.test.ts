import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { edit, edited } from '@/tests/builders/sync-edits';
import { machine, machines } from '@/tests/builders/sync-machines';
import { withoutSource, withRules, withSource, withSourcePaused } from '@/utils/settings/changes';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { toFields } from '@/utils/settings/sync/fields';

const withMia: Settings = { ...DEFAULT_SETTINGS, sources: [userSource('mia'), userSource('kim')] };

/** A browser that shares with itself. `join` adds another one that turns sync on once the copy holds everything. */
function sharing(settings: Settings) {
  const { all, syncAll, server } = machines(1, [settings]);
  syncAll();
  const [a] = all;
  if (!a) throw new Error();
  const join = (its: Settings) => {
    const area = server.browser(() => 10_000_000);
    const joining = machine(`z${all.length}`, area, its);
    all.push(joining);
    syncAll();
    return joining;
  };
  return { a, syncAll, join };
}

describe('a browser that joins', () => {
  it('brings back sources that were removed elsewhere earlier, and keeps all it has set for its sources', () => {
    const { a, syncAll, join } = sharing(DEFAULT_SETTINGS);
    a.settings = { ...a.settings, sources: withMia.sources };
    syncAll();
    a.settings = withoutSource(a.settings, 'user:kim');
    syncAll();
    const mia = userSource('mia', { paused: true, rules: { episode: { rating: 'off' } } });
    const b = join({ ...DEFAULT_SETTINGS, sources: [mia, userSource('kim', { paused: true })] });
    for (const { settings } of [a, b]) {
      expect(settings.sources).toMatchObject([
        { id: 'user:mia', paused: true, rules: { episode: { rating: 'off' } } },
        { id: 'user:kim', paused: true },
      ]);
    }
    // From then on it takes part fully: a removed source is removed everywhere.
    a.settings = withoutSource(a.settings, 'user:kim');
    syncAll();
    expect(b.settings.sources.map(({ id }) => id)).toEqual(['user:mia']);
  });

  it('does not restore what was set for a source before it was removed', () => {
    const { a, syncAll, join } = sharing(withMia);
    a.settings = withSourcePaused(a.settings, 'user:kim', true);
    syncAll();
    a.settings = withoutSource(a.settings, 'user:kim');
    syncAll();
    const b = join(withMia);
    expect(b.settings.sources.map(({ id, paused }) => [id, paused])).toEqual([
      ['user:mia', false],
      ['user:kim', false],
    ]);
    expect(a.shown()).toBe(b.shown());
  });

  it('undoes no setting, and no edit that it has not received yet', () => {
    const { a, syncAll, join } = sharing(withMia);
    a.settings = withRules({ ...a.settings, checkMinutes: 30 }, { movie: { rating: 'off' } });
    syncAll();
    a.settings = withRules({ ...a.settings, checkMinutes: 5 }, {});
    syncAll();
    a.settings = withSourcePaused(a.settings, 'user:mia', true);
    a.sync();
    a.settings = withSourcePaused(a.settings, 'user:mia', false);
    a.sync();
    const paused = [userSource('mia', { paused: true }), userSource('ann')];
    const b = join({ ...DEFAULT_SETTINGS, checkMinutes: 9, rules: { movie: { rating: 'off' } }, sources: paused });
    expect(b.settings).toMatchObject({ checkMinutes: 5, rules: {} });
    expect(b.settings.sources[0]).toMatchObject({ id: 'user:mia', paused: false });
    expect(b.shown()).toBe(a.shown());
    const late = withSource(a.settings, userSource('ben'));
    a.settings = withSourcePaused(late, 'user:ann', true);
    syncAll();
    expect(b.settings.sources.map(({ id }) => id).sort()).toEqual(['user:ann', 'user:ben', 'user:kim', 'user:mia']);
  });

  it('adds its own sources and takes over what was set', () => {
    const { all, syncAll } = machines(2, [
      { ...DEFAULT_SETTINGS, checkMinutes: 15, sources: [userSource('mia')] },
      { ...DEFAULT_SETTINGS, checkMinutes: 30, sources: [userSource('ben')] },
    ]);
    all[0]?.sync();
    all[0]?.exchange();
    syncAll();
    for (const { settings } of all) {
      expect(settings.checkMinutes).toBe(15);
      expect(settings.sources.map(({ id }) => id).sort()).toEqual(['user:ben', 'user:mia']);
    }
  });

  it.each([0, 1])('lets a set value win over a default, though both begin at once (%i)', (which) => {
    const settings = [DEFAULT_SETTINGS, DEFAULT_SETTINGS];
    settings[which] = { ...DEFAULT_SETTINGS, checkMinutes: 15, self: 'jo', theme: 'dark', images: false };
    const { all, syncAll } = machines(2, settings);
    // Neither copy has reached the other yet.
    for (const each of all) each.sync();
    syncAll();
    for (const { settings: after } of all) {
      expect(after).toMatchObject({ checkMinutes: 15, self: 'jo', theme: 'dark', images: false });
    }
  });

  it.each([
    ['m1', 'm2'],
    ['m2', 'm1'],
  ])('keeps what the second has set when a third joins (%s before %s)', (second, third) => {
    const of = { m1: 30, m2: 10 } as Record<string, number>;
    const { all, syncAll, server } = machines(1);
    syncAll();
    for (const device of [second, third]) {
      const area = server.browser(() => 10_000_000);
      all.push(machine(device, area, { ...DEFAULT_SETTINGS, checkMinutes: of[device] ?? 0 }));
      syncAll();
    }
    expect(all.map(({ settings }) => settings.checkMinutes)).toEqual([of[second], of[second], of[second]]);
  });

  it('agrees with the others in the end, and loses no setting unless both had set it', () => {
    const edits = fc.array(edit, { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(edits, edits, (theirs, own) => {
        const { a, syncAll, join } = sharing(DEFAULT_SETTINGS);
        for (const change of theirs) {
          a.settings = edited(a.settings, change);
          syncAll();
        }
        const had = toFields(a.settings);
        const its = own.reduce(edited, DEFAULT_SETTINGS);
        const b = join(its);
        expect(b.shown()).toBe(a.shown());
        const now = toFields(a.settings);
        const defaults = toFields(DEFAULT_SETTINGS);
        for (const [path, value] of had) {
          if (JSON.stringify(defaults.get(path)) !== JSON.stringify(value))
            expect([path, now.get(path)]).toEqual([path, value]);
        }
        const members = [...toFields(its).keys()].filter((path) => /^[sm]\|[^|]*$/.test(path));
        expect(members.filter((path) => !now.has(path))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});
