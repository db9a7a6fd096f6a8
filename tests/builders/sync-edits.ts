import fc from 'fast-check';
import { showSource, userSource } from '@/tests/builders/source';
import { ACTIONS, LEGAL_TYPES } from '@/utils/activity/activity';
import { LEVELS } from '@/utils/rules/rule';
import { readBuildEnv } from '@/utils/settings/build-env';
import {
  withMute,
  withoutMute,
  withoutSource,
  withRules,
  withSeasons,
  withServer,
  withSource,
  withSourcePaused,
} from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';

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
  fc.record({ kind: fc.constant('away' as const) }),
  fc.record({ kind: fc.constant('mute' as const), name: someName, until: fc.constantFrom(null, 5_000_000) }),
  fc.record({ kind: fc.constant('unmute' as const), name: someName }),
  fc.record({ kind: fc.constant('locked' as const), locked: fc.boolean() }),
  fc.record({ kind: fc.constant('words' as const), words: fc.subarray(names) }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Another server is chosen, and the first one again. */
export function awayAndBack(settings: Settings): Settings {
  const env = readBuildEnv({});
  return withServer(withServer(settings, { protocol: 'v2', origin: 'https://own.example' }, env, 1), null, env, 1);
}

/** The settings after an edit. */
export function edited(settings: Settings, change: Edit): Settings {
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
    case 'away':
      return awayAndBack(settings);
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
export const step = fc.record({
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
