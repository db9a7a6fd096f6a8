import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { awayAndBack, edit, edited, step } from '@/tests/builders/sync-edits';
import { machine, machines } from '@/tests/builders/sync-machines';
import { DAY } from '@/utils/lib/time';
import { withLeftOut, withoutSource, withSeasons, withSource, withSourcePaused } from '@/utils/settings/changes';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { canonical } from '@/utils/settings/sync/merge';

const START = Date.UTC(2026, 10, 22, 12);

describe('browsers that share their settings', () => {
  it.each([2, 3])(
    '%i of them, each with its own clock, converge after any order of 200 edits, offline or not, with writes lost and late, and then write nothing more',
    (count) => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 200, maxLength: 200 }), (steps) => {
          // Large enough that the copy has several items, each overwritten separately.
          const many = Array.from({ length: 40 }, (_, index) => showSource(`${index}-${'n'.repeat(150)}`));
          const { all, server, syncAll, pass } = machines(count, [{ ...DEFAULT_SETTINGS, sources: many }]);
          for (const [index, each] of all.entries()) each.now = START + (index - 1) * DAY;
          syncAll();
          expect(Object.keys(server.items).length).toBeGreaterThan(1);
          const of = (at: number) =>
            all[at % count] ??
            machine(
              'none',
              server.browser(() => 0),
            );
          for (const { at, change, after } of steps) {
            pass(2000);
            const each = of(at);
            each.settings = edited(each.settings, change);
            for (const [who, does, which] of after) of(who)[does](which);
          }
          syncAll();
          expect(all.map(({ problem }) => problem)).toEqual(all.map(() => null));
          expect(new Set(all.map(({ shown }) => shown())).size).toBe(1);
          expect(JSON.stringify(server.items)).not.toContain('clientId');
        }),
        { numRuns: 6 },
      );
    },
  );

  it('take over every change that one of them makes while they agree', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1), edit), { minLength: 60, maxLength: 60 }), (edits) => {
        const { all, syncAll } = machines(2, [{ ...DEFAULT_SETTINGS, sources: [followingSource()] }]);
        syncAll();
        for (const [at, change] of edits) {
          const each = all[at];
          if (!each) throw new Error();
          each.settings = edited(each.settings, change);
          const wanted = each.shown();
          syncAll();
          expect(all.map(({ shown }) => shown())).toEqual([wanted, wanted]);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('exclude nobody once the last excluded person is included again', () => {
    const { all, syncAll } = machines(2, [
      { ...DEFAULT_SETTINGS, sources: [followingSource({ except: ['ben'] })] },
      { ...DEFAULT_SETTINGS, sources: [followingSource({ except: ['ben'] })] },
    ]);
    syncAll();
    const [a] = all;
    if (!a) throw new Error();
    a.settings = withLeftOut(a.settings, 'ben', false);
    syncAll();
    expect(all.map(({ settings }) => settings.sources)).toMatchObject([[{ except: [] }], [{ except: [] }]]);
  });

  it('keep the later of two edits of one field, and both edits of two fields of one source', () => {
    const { all, syncAll } = machines(2);
    const [a, b] = all;
    if (!a || !b) throw new Error();
    a.settings = withSource(a.settings, showSource('severance'));
    syncAll();
    a.settings = { ...withSourcePaused(a.settings, 'show:severance', true), checkMinutes: 10 };
    b.settings = withSeasons(b.settings, 'show:severance', [1]);
    a.sync();
    a.exchange();
    b.exchange();
    b.sync();
    b.settings = { ...b.settings, checkMinutes: 20 };
    syncAll();
    for (const { settings } of all) {
      expect(settings.checkMinutes).toBe(20);
      expect(settings.sources).toMatchObject([{ paused: true, seasons: [1] }]);
    }
  });

  it('keep a source removed though an offline browser still had it, and take one added again as new', () => {
    const { all, syncAll } = machines(2);
    const [a, b] = all;
    if (!a || !b) throw new Error();
    a.settings = withSource(a.settings, userSource('mia', { paused: true }));
    syncAll();
    b.settings = withoutSource(b.settings, 'user:mia');
    b.sync();
    b.exchange();
    a.settings = { ...a.settings, checkMinutes: 7 };
    syncAll();
    expect(all.map(({ settings }) => settings.sources)).toEqual([[], []]);
    b.settings = withSource(b.settings, userSource('mia'));
    syncAll();
    expect(a.settings.sources).toMatchObject([{ id: 'user:mia', paused: false }]);
  });

  it('start a source that arrives now, and keep the past of one that was there', () => {
    const { all, syncAll } = machines(2, [
      { ...DEFAULT_SETTINGS, sources: [userSource('mia', { since: 3, name: 'Mia' })] },
      { ...DEFAULT_SETTINGS, sources: [userSource('mia', { since: 4 }), userSource('ben', { since: 5 })] },
    ]);
    for (const each of all) each.now = 99;
    syncAll();
    expect(all[0]?.settings.sources.map(({ id, since }) => [id, since])).toEqual([
      ['user:mia', 3],
      ['user:ben', 99],
    ]);
    expect(all[0]?.settings.sources[0]).toMatchObject({ name: 'Mia' });
    expect(all[1]?.settings.sources.map(({ since }) => since)).toEqual([4, 5]);
  });

  it('let a reset to the default win over an earlier edit, and an edit over initial values', () => {
    const { all, syncAll } = machines(2, [{ ...DEFAULT_SETTINGS, checkMinutes: 15 }]);
    const [a, b] = all;
    if (!a || !b) throw new Error();
    b.sync();
    b.settings = { ...b.settings, checkMinutes: 20 };
    syncAll();
    expect(all.map(({ settings }) => settings.checkMinutes)).toEqual([20, 20]);
    a.settings = { ...a.settings, checkMinutes: DEFAULT_SETTINGS.checkMinutes };
    syncAll();
    expect(all.map(({ settings }) => settings.checkMinutes)).toEqual([5, 5]);
  });

  it('are unaffected when one of them visits another server and comes back', () => {
    const { all, syncAll } = machines(2, [{ ...DEFAULT_SETTINGS, self: 'jo', sources: [userSource('mia')] }]);
    syncAll();
    const [a, b] = all;
    if (!a || !b) throw new Error();
    a.settings = awayAndBack(a.settings);
    syncAll();
    for (const { settings } of all) expect(settings).toMatchObject({ self: 'jo', sources: [{ id: 'user:mia' }] });
    // An empty own name stays empty.
    b.settings = awayAndBack({ ...b.settings, self: null });
    syncAll();
    expect(all.map(({ settings }) => settings.self)).toEqual([null, null]);
  });

  it('write a deleted or damaged copy again: the local state is the authority', () => {
    const { all, server, syncAll } = machines(1, [{ ...DEFAULT_SETTINGS, sources: [userSource('mia')] }]);
    syncAll();
    const whole = canonical(server.items);
    for (const key of Object.keys(server.items)) server.items[key] = { v: 1, f: { 's|user:mia': 'garbage' } };
    syncAll();
    expect(canonical(server.items)).toBe(whole);
    for (const key of Object.keys(server.items)) delete server.items[key];
    syncAll();
    expect(canonical(server.items)).toBe(whole);
    expect(all[0]?.settings.sources).toHaveLength(1);
  });

  it('hold 1,000 people, say so if more do not fit, and still take over what others set', () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, index) => userSource(`somebody-with-a-long-name-${index}`));
    const { all, syncAll } = machines(2, [{ ...DEFAULT_SETTINGS, sources: people(1000) }]);
    syncAll();
    expect(all.map(({ problem }) => problem)).toEqual([null, null]);
    expect(all[1]?.settings.sources).toHaveLength(1000);
    const [a, b] = all;
    if (!a || !b) throw new Error();
    a.settings = { ...a.settings, sources: people(4000) };
    b.settings = { ...b.settings, checkMinutes: 33 };
    syncAll();
    expect(a.problem).toMatchObject({ kind: 'too-large' });
    expect(a.settings.checkMinutes).toBe(33);
    expect(a.settings.sources).toHaveLength(4000);
  });

  it('count what other servers store: all share one quota', () => {
    const sources = Array.from({ length: 1000 }, (_, index) => userSource(`somebody-with-a-long-name-${index}`));
    const { all, server, syncAll } = machines(1, [{ ...DEFAULT_SETTINGS, sources }]);
    const others = Array.from({ length: 8 }, (_, at) => [
      `v1:http://own:${at}`,
      { v: 1, f: { 'f|x': 'x'.repeat(7500) } },
    ]);
    Object.assign(server.items, Object.fromEntries(others));
    syncAll();
    expect(all[0]?.problem).toEqual({ kind: 'too-large', bytes: expect.any(Number) });
    for (const [key] of others.slice(2)) delete server.items[key as string];
    syncAll();
    expect(all[0]?.problem).toBeNull();
  });

  it('leave alone what a newer Lookout wrote', () => {
    const { all, server, syncAll } = machines(1, [{ ...DEFAULT_SETTINGS, sources: [userSource('mia')] }]);
    syncAll();
    const [key = ''] = Object.keys(server.items);
    const newer = { v: 99, f: {} };
    server.items[key] = newer;
    syncAll();
    expect(all[0]?.problem).toEqual({ kind: 'newer' });
    expect(server.items[key]).toEqual(newer);
    expect(all[0]?.settings.sources).toHaveLength(1);
  });

  it('take no client ID and no server from a copy, whoever put it there', () => {
    const { all, server, syncAll } = machines(1, [{ ...DEFAULT_SETTINGS, sources: [userSource('mia')] }]);
    syncAll();
    const [key = ''] = Object.keys(server.items);
    const item = server.items[key] as { f: object };
    const foreign = {
      'f|trakt|clientId': [9, 'zz', 'theirs'],
      'f|server|origin': [9, 'zz', 'https://elsewhere.example'],
    };
    server.items[key] = { ...item, f: { ...item.f, ...foreign } };
    syncAll();
    expect(all[0]?.settings).toMatchObject({ clientIds: {}, server: null, sources: [{ id: 'user:mia' }] });
  });

  it('keep what only another version knows', () => {
    const { all, server, syncAll } = machines(1, [{ ...DEFAULT_SETTINGS, sources: [userSource('mia')] }]);
    syncAll();
    const [key = ''] = Object.keys(server.items);
    const item = server.items[key] as { f: object };
    server.items[key] = { ...item, f: { ...item.f, 'f|colour': [9, 'zz', 'red'], 's|robot:x': [9, 'zz', 'x'] } };
    syncAll();
    syncAll();
    expect(JSON.stringify(server.items)).toContain('"f|colour":[9,"zz","red"]');
    expect(JSON.stringify(server.items)).toContain('"s|robot:x":[9,"zz","x"]');
    expect(all[0]?.settings.sources.map(({ id }) => id)).toEqual(['user:mia']);
  });
});
