import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showSource, userSource } from '@/tests/builders/source';
import { fakeSyncServer } from '@/tests/fake-sync';
import { ACTIONS, LEGAL_TYPES } from '@/utils/activity/activity';
import { DAY } from '@/utils/lib/time';
import { LEVELS } from '@/utils/rules/rule';
import {
  withMute,
  withoutMute,
  withoutSource,
  withRules,
  withSeasons,
  withSource,
  withSourcePaused,
} from '@/utils/settings/changes';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { toFields } from '@/utils/settings/sync-fields';
import { canonical } from '@/utils/settings/sync-merge';
import { type SyncMemory, type SyncProblem, syncStep } from '@/utils/settings/sync-step';
import type { Source } from '@/utils/sources/source';

const START = Date.UTC(2026, 10, 22, 12);
const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;

type Area = ReturnType<ReturnType<typeof fakeSyncServer>['browser']>;

/** One of a person's browsers, as the background runs it. */
function machine(device: string, area: Area, settings: Settings = DEFAULT_SETTINGS) {
  let memory: SyncMemory = { device, fields: {}, held: [] };
  const self = {
    settings,
    problem: null as SyncProblem | null,
    writes: 0,
    now: 1,
    sync() {
      const step = syncStep(self.settings, memory, area.get(), TRAKT, self.now);
      self.settings = JSON.parse(JSON.stringify(step.settings));
      memory = JSON.parse(JSON.stringify(step.memory));
      self.problem = step.problem;
      try {
        if (Object.keys(step.set).length > 0) area.set(step.set);
        if (step.remove.length > 0) area.remove(step.remove);
        self.writes += Object.keys(step.set).length + step.remove.length;
      } catch {
        self.problem = { kind: 'refused' };
      }
    },
    exchange: () => area.exchange(),
    /** Only some of the items get through. */
    lossy: (which: number) => area.exchange((key) => (key.charCodeAt(key.length - 1) + which) % 3 === 0),
    repeat: (which: number) => area.repeat(which),
    shown: () => canonical(Object.fromEntries([...toFields(self.settings)].sort())),
  };
  return self;
}

function machines(count: number, settings: Settings[] = []) {
  const server = fakeSyncServer();
  let time = 0;
  const all = Array.from({ length: count }, (_, index) =>
    machine(
      `m${index}`,
      server.browser(() => time),
      settings[index],
    ),
  );
  /** Everybody online until nobody has anything to say. A minute passes each time. */
  const settle = () => {
    for (let round = 0; round < 10; round += 1) {
      time += 60_000;
      const before = all.map(({ writes }) => writes).join();
      for (const each of all) {
        each.exchange();
        each.sync();
        each.exchange();
      }
      if (round > 0 && all.map(({ writes }) => writes).join() === before) return round;
    }
    throw new Error('They never fall silent.');
  };
  return { all, server, settle, pass: (ms: number) => (time += ms) };
}

const names = ['mia', 'ben', 'ann', 'zoë', 'kim-2', 'o'];
const someName = fc.constantFrom(...names);
const made = (name: string, show: boolean): Source => (show ? showSource(name) : userSource(name));
const edit = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), name: someName, show: fc.boolean() }),
  fc.record({ kind: fc.constant('remove' as const), name: someName, show: fc.boolean() }),
  fc.record({ kind: fc.constant('pause' as const), name: someName, show: fc.boolean(), paused: fc.boolean() }),
  fc.record({ kind: fc.constant('seasons' as const), name: someName, seasons: fc.subarray([0, 1, 2]) }),
  fc.record({ kind: fc.constant('own-rule' as const), name: someName, level: fc.constantFrom(null, ...LEVELS) }),
  fc.record({
    kind: fc.constant('rule' as const),
    action: fc.constantFrom(...ACTIONS),
    level: fc.constantFrom(null, ...LEVELS),
  }),
  fc.record({ kind: fc.constant('minutes' as const), minutes: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('paused' as const), paused: fc.boolean() }),
  fc.record({ kind: fc.constant('self' as const), self: fc.constantFrom(null, ...names) }),
  fc.record({ kind: fc.constant('mute' as const), name: someName, until: fc.constantFrom(null, 5_000_000) }),
  fc.record({ kind: fc.constant('unmute' as const), name: someName }),
  fc.record({ kind: fc.constant('locked' as const), locked: fc.boolean() }),
  fc.record({ kind: fc.constant('words' as const), words: fc.subarray(names) }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(settings: Settings, change: Edit): Settings {
  const id = 'name' in change ? `${'show' in change && change.show ? 'show' : 'user'}:${change.name}` : '';
  switch (change.kind) {
    case 'add':
      return withSource(settings, made(change.name, change.show));
    case 'remove':
      return withoutSource(settings, id);
    case 'pause':
      return withSourcePaused(settings, id, change.paused, 1);
    case 'seasons':
      return withSeasons(settings, `show:${change.name}`, change.seasons.length > 0 ? change.seasons : 'all', 1);
    case 'own-rule': {
      const rules = change.level ? { episode: { rating: change.level } } : undefined;
      return { ...settings, sources: settings.sources.map((each) => (each.id === id ? { ...each, rules } : each)) };
    }
    case 'rule': {
      const type = LEGAL_TYPES[change.action][0] ?? 'list';
      const { [change.action]: _, ...others } = settings.rules[type] ?? {};
      return withRules(settings, {
        ...settings.rules,
        [type]: change.level ? { ...others, [change.action]: change.level } : others,
      });
    }
    case 'minutes':
      return { ...settings, checkMinutes: change.minutes };
    case 'self':
      return { ...settings, self: change.self };
    case 'mute':
      return withMute(settings, { kind: 'user', id: change.name, name: change.name, until: change.until }, 1);
    case 'unmute':
      return withoutMute(settings, { kind: 'user', id: change.name });
    case 'locked':
      return { ...settings, quiet: { ...settings.quiet, locked: change.locked } };
    case 'words':
      return { ...settings, conditions: { ...settings.conditions, neverWords: change.words } };
    case 'paused':
      return { ...settings, paused: change.paused };
  }
}

/** An edit in one of the browsers, and who then syncs or finds the network. */
const step = fc.record({
  at: fc.nat(2),
  change: edit,
  after: fc.array(
    fc.tuple(
      fc.nat(2),
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('sync' as const, 'exchange' as const) },
        { weight: 1, arbitrary: fc.constantFrom('lossy' as const, 'repeat' as const) },
      ),
      fc.nat(99),
    ),
    { maxLength: 2 },
  ),
});

describe('browsers that share their settings', () => {
  it.each([2, 3])(
    '%i of them, each with a clock of its own, converge after any interleaving of 200 edits, offline or not, with writes lost and late, and fall silent',
    (count) => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 200, maxLength: 200 }), (steps) => {
          // So long that the copy is several items, each overwritten by itself.
          const many = Array.from({ length: 40 }, (_, index) => userSource(`${index}-${'n'.repeat(150)}`));
          const { all, server, settle, pass } = machines(count, [{ ...DEFAULT_SETTINGS, sources: many }]);
          for (const [index, each] of all.entries()) each.now = START + (index - 1) * DAY;
          settle();
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
          settle();
          expect(all.map(({ problem }) => problem)).toEqual(all.map(() => null));
          expect(new Set(all.map(({ shown }) => shown())).size).toBe(1);
          expect(JSON.stringify(server.items)).not.toContain('clientId');
        }),
        { numRuns: 6 },
      );
    },
  );

  it('the later of two edits of one field wins, and edits of two fields of one source both count', () => {
    const { all, settle } = machines(2);
    const [a, b] = all;
    if (!a || !b) throw new Error();
    a.settings = withSource(a.settings, showSource('severance'));
    settle();
    a.settings = { ...withSourcePaused(a.settings, 'show:severance', true, 1), checkMinutes: 10 };
    b.settings = withSeasons(b.settings, 'show:severance', [1], 1);
    a.sync();
    a.exchange();
    b.exchange();
    b.sync();
    b.settings = { ...b.settings, checkMinutes: 20 };
    settle();
    for (const { settings } of all) {
      expect(settings.checkMinutes).toBe(20);
      expect(settings.sources).toMatchObject([{ paused: true, seasons: [1] }]);
    }
  });

  it('what was removed stays removed though a browser that was offline still had it; added again it is new', () => {
    const { all, settle } = machines(2);
    const [a, b] = all;
    if (!a || !b) throw new Error();
    a.settings = withSource(a.settings, userSource('mia', { paused: true }));
    settle();
    b.settings = withoutSource(b.settings, 'user:mia');
    b.sync();
    b.exchange();
    a.settings = { ...a.settings, checkMinutes: 7 };
    settle();
    expect(all.map(({ settings }) => settings.sources)).toEqual([[], []]);
    b.settings = withSource(b.settings, userSource('mia'));
    settle();
    expect(a.settings.sources).toMatchObject([{ id: 'user:mia', paused: false }]);
  });

  it('a source that arrives begins now, one that was there keeps its past', () => {
    const { all, settle } = machines(2, [
      { ...DEFAULT_SETTINGS, sources: [userSource('mia', { since: 3, name: 'Mia' })] },
      { ...DEFAULT_SETTINGS, sources: [userSource('mia', { since: 4 }), userSource('ben', { since: 5 })] },
    ]);
    for (const each of all) each.now = 99;
    settle();
    expect(all[0]?.settings.sources.map(({ id, since }) => [id, since])).toEqual([
      ['user:mia', 3],
      ['user:ben', 99],
    ]);
    expect(all[0]?.settings.sources[0]).toMatchObject({ name: 'Mia' });
    expect(all[1]?.settings.sources.map(({ since }) => since)).toEqual([4, 5]);
  });

  it('who joins later brings people along and takes over what was set', () => {
    const { all, settle } = machines(2, [
      { ...DEFAULT_SETTINGS, checkMinutes: 15, sources: [userSource('mia')] },
      { ...DEFAULT_SETTINGS, checkMinutes: 30, sources: [userSource('ben')] },
    ]);
    all[0]?.sync();
    all[0]?.exchange();
    settle();
    for (const { settings } of all) {
      expect(settings.checkMinutes).toBe(15);
      expect(settings.sources.map(({ id }) => id).sort()).toEqual(['user:ben', 'user:mia']);
    }
  });

  it('the local state is the authority: a copy that was wiped or garbled is written again', () => {
    const { all, server, settle } = machines(1, [{ ...DEFAULT_SETTINGS, sources: [userSource('mia')] }]);
    settle();
    const whole = canonical(server.items);
    for (const key of Object.keys(server.items)) server.items[key] = { v: 1, f: { 's|user:mia': 'garbage' } };
    settle();
    expect(canonical(server.items)).toBe(whole);
    for (const key of Object.keys(server.items)) delete server.items[key];
    settle();
    expect(canonical(server.items)).toBe(whole);
    expect(all[0]?.settings.sources).toHaveLength(1);
  });

  it('holds 1,000 people, and says so where it holds no more; what others set still arrives', () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, index) => userSource(`somebody-with-a-long-name-${index}`));
    const { all, settle } = machines(2, [{ ...DEFAULT_SETTINGS, sources: people(1000) }]);
    settle();
    expect(all.map(({ problem }) => problem)).toEqual([null, null]);
    expect(all[1]?.settings.sources).toHaveLength(1000);
    const [a, b] = all;
    if (!a || !b) throw new Error();
    a.settings = { ...a.settings, sources: people(4000) };
    b.settings = { ...b.settings, checkMinutes: 33 };
    settle();
    expect(a.problem).toMatchObject({ kind: 'too-large' });
    expect(a.settings.checkMinutes).toBe(33);
    expect(a.settings.sources).toHaveLength(4000);
  });

  it('leaves alone what a newer Lookout wrote', () => {
    const { all, server, settle } = machines(1, [{ ...DEFAULT_SETTINGS, sources: [userSource('mia')] }]);
    settle();
    const [key = ''] = Object.keys(server.items);
    const newer = { v: 99, f: {} };
    server.items[key] = newer;
    settle();
    expect(all[0]?.problem).toEqual({ kind: 'newer' });
    expect(server.items[key]).toEqual(newer);
    expect(all[0]?.settings.sources).toHaveLength(1);
  });

  it('takes no client id and no server from a copy, whoever put it there', () => {
    const { all, server, settle } = machines(1, [{ ...DEFAULT_SETTINGS, sources: [userSource('mia')] }]);
    settle();
    const [key = ''] = Object.keys(server.items);
    const item = server.items[key] as { f: object };
    const foreign = {
      'f|trakt|clientId': [9, 'zz', 'theirs'],
      'f|server|origin': [9, 'zz', 'https://elsewhere.example'],
    };
    server.items[key] = { ...item, f: { ...item.f, ...foreign } };
    settle();
    expect(all[0]?.settings).toMatchObject({ clientIds: {}, server: null, sources: [{ id: 'user:mia' }] });
  });

  it('keeps what only another version knows', () => {
    const { all, server, settle } = machines(1, [{ ...DEFAULT_SETTINGS, sources: [userSource('mia')] }]);
    settle();
    const [key = ''] = Object.keys(server.items);
    const item = server.items[key] as { f: object };
    server.items[key] = { ...item, f: { ...item.f, 'f|colour': [9, 'zz', 'red'], 's|robot:x': [9, 'zz', 'x'] } };
    settle();
    settle();
    expect(JSON.stringify(server.items)).toContain('"f|colour":[9,"zz","red"]');
    expect(JSON.stringify(server.items)).toContain('"s|robot:x":[9,"zz","x"]');
    expect(all[0]?.settings.sources.map(({ id }) => id)).toEqual(['user:mia']);
  });
});
