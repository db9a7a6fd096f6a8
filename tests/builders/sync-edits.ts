import fc from 'fast-check';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { ACTIONS, LEGAL_TYPES } from '@/utils/activity/activity';
import { SHOW_SPOILERS, SPOILER_LEVELS } from '@/utils/activity/spoiler-level';
import { type Conditions, TITLE_CHOICES } from '@/utils/rules/condition';
import { LEVELS } from '@/utils/rules/rule';
import { readBuildEnv } from '@/utils/server/build-env';
import {
  withLeftOut,
  withMute,
  withoutMute,
  withoutSource,
  withPreferences,
  withRules,
  withSeasons,
  withServer,
  withShowSpoilers,
  withSource,
  withSourceConditions,
  withSourcePaused,
  withSourceRules,
} from '@/utils/settings/changes';
import {
  CONTRASTS,
  DIGEST_MODES,
  type Settings,
  SOUNDS,
  TEXT_SIZES,
  THEMES,
  TOOLBAR_OPENS,
} from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';

const names = ['mia', 'ben', 'ann', 'zoe', 'kim-2', 'o'];
const someNames = fc.subarray(names);
const someWords = fc.subarray([...names, 'zoë', 'a|b%7C']);
const someName = fc.constantFrom(...names);
const sources: Source[] = [...names.flatMap((name) => [userSource(name), showSource(name)]), followingSource()];
const someSource = fc.constantFrom(...sources.map(({ id }) => id));
const someLevel = fc.constantFrom(null, ...LEVELS);
const flag = fc.boolean();
const time = fc.constantFrom('08:00', '23:30');

/** Each field of the conditions by itself, as the page sets it. */
const conditions: fc.Arbitrary<Partial<Conditions>> = fc.oneof(
  fc.record({ ratingAtLeast: fc.constantFrom(null, 3, 8) }),
  fc.record({ ratingAtMost: fc.constantFrom(null, 4, 10) }),
  fc.record({ onlyWords: someWords }),
  fc.record({ neverWords: someWords }),
  fc.record({ titles: fc.constantFrom(...TITLE_CHOICES) }),
  fc.record({ shows: someNames.map((ids) => ids.map((id) => ({ id, name: id.toUpperCase() }))) }),
  fc.record({ ignoreSelf: flag }),
);

/** Each setting outside lists; of a group, one field. */
const setting = fc.oneof(
  fc.record({ checkMinutes: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ maxWaitHours: fc.integer({ min: 1, max: 24 }) }),
  fc.record({ paused: flag }),
  fc.record({ self: fc.constantFrom(null, 'mia', 'jo') }),
  fc.record({ conditions }),
  fc.record({
    quiet: fc.oneof(
      fc.record({ locked: flag }),
      fc.record({ fullscreen: flag }),
      fc.record({
        ranges: fc.array(fc.record({ days: fc.subarray(['mon', 'sat'] as const), from: time, to: time }), {
          maxLength: 2,
        }),
      }),
    ),
  }),
  fc.record({
    digest: fc.oneof(fc.record({ mode: fc.constantFrom(...DIGEST_MODES) }), fc.record({ at: time })),
  }),
  fc.record({ atOnce: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ spoilers: fc.constantFrom(...SPOILER_LEVELS) }),
  fc.record({ images: flag }),
  fc.record({ theme: fc.constantFrom(...THEMES) }),
  fc.record({ textSize: fc.constantFrom(...TEXT_SIZES) }),
  fc.record({ contrast: fc.constantFrom(...CONTRASTS) }),
  fc.record({ badge: flag }),
  fc.record({ buttons: flag }),
  fc.record({ skipVisible: flag }),
  fc.record({ readOnOpen: flag }),
  fc.record({ toolbar: fc.constantFrom(...TOOLBAR_OPENS) }),
  fc.record({ sound: fc.constantFrom(...SOUNDS) }),
  fc.record({
    keep: fc.oneof(
      fc.record({ days: fc.constantFrom(null, 30) }),
      fc.record({ rows: fc.constantFrom(null, 5000, 100_000) }),
    ),
  }),
);

const of = <K extends string, T>(kind: K, fields: { [F in keyof T]: fc.Arbitrary<T[F]> }) =>
  fc.record({ kind: fc.constant(kind), ...fields }) as unknown as fc.Arbitrary<{ kind: K } & T>;

/** One change, as a person makes it. */
export const edit = fc.oneof(
  of('add', { id: someSource }),
  of('remove', { id: someSource }),
  of('pause', { id: someSource, paused: flag }),
  of('seasons', { name: someName, seasons: fc.subarray([0, 1, 2]) }),
  of('show-spoilers', { name: someName, spoilers: fc.constantFrom(null, ...SHOW_SPOILERS) }),
  of('own-rules', { id: someSource, action: fc.constantFrom('rating' as const, 'seen' as const), level: someLevel }),
  of('own-conditions', { id: someSource, conditions: fc.option(conditions, { freq: 2 }) }),
  of('leave-out', { name: someName, out: flag }),
  of('rule', { action: fc.constantFrom(...ACTIONS), level: someLevel }),
  { weight: 6, arbitrary: of('set', { change: setting as fc.Arbitrary<Record<string, unknown>> }) },
  of('away', {}),
  of('mute', { name: someName, until: fc.constantFrom(null, 5_000_000) }),
  of('unmute', { name: someName }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Chooses another server, or the first one again. */
export function awayAndBack(settings: Settings): Settings {
  const env = readBuildEnv({});
  return withServer(withServer(settings, { protocol: 'v2', origin: 'https://own.example' }, env, 1), null, env, 1);
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The settings after an edit. */
export function edited(settings: Settings, change: Edit): Settings {
  switch (change.kind) {
    case 'add':
      return withSource(settings, sources.find(({ id }) => id === change.id) as Source);
    case 'remove':
      return withoutSource(settings, change.id);
    case 'pause':
      return withSourcePaused(settings, change.id, change.paused);
    case 'seasons':
      return withSeasons(settings, `show:${change.name}`, change.seasons.length > 0 ? change.seasons : 'all');
    case 'show-spoilers':
      return withShowSpoilers(settings, `show:${change.name}`, change.spoilers);
    case 'own-rules': {
      const { id, action, level } = change;
      const { [action]: _, ...others } = settings.sources.find((each) => each.id === id)?.rules?.episode ?? {};
      const episode = level ? { ...others, [action]: level } : others;
      return withSourceRules(settings, id, Object.keys(episode).length > 0 ? { episode } : null);
    }
    case 'own-conditions': {
      const before = settings.sources.find(({ id }) => id === change.id)?.conditions;
      return withSourceConditions(settings, change.id, change.conditions && { ...before, ...change.conditions });
    }
    case 'leave-out':
      return withLeftOut(settings, change.name, change.out);
    case 'rule': {
      const type = LEGAL_TYPES[change.action][0] ?? 'list';
      const { [change.action]: _, ...others } = settings.rules[type] ?? {};
      return withRules(settings, {
        ...settings.rules,
        [type]: change.level ? { ...others, [change.action]: change.level } : others,
      });
    }
    case 'set': {
      const of = settings as unknown as Record<string, object>;
      const whole = Object.entries(change.change).map(([field, value]) => [
        field,
        isGroup(value) ? { ...of[field], ...value } : value,
      ]);
      return withPreferences(settings, Object.fromEntries(whole));
    }
    case 'away':
      return awayAndBack(settings);
    case 'mute':
      return withMute(settings, { kind: 'user', id: change.name, name: change.name, until: change.until }, 1);
    case 'unmute':
      return withoutMute(settings, { kind: 'user', id: change.name });
  }
}

/** An edit in one of the browsers, and which of them then sync or go online. */
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
