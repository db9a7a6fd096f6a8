import { SHOW_SPOILERS, SPOILER_LEVELS } from '@/utils/activity/spoiler-level';
import { bounded } from '@/utils/lib/bounded';
import { CLOCK_TIME } from '@/utils/rules/clock-time';
import { TITLE_CHOICES } from '@/utils/rules/condition';
import { WEEKDAYS } from '@/utils/rules/quiet-hours';
import { LEVELS } from '@/utils/rules/rule';
import { RETENTION_DAYS, RETENTION_ROWS } from '@/utils/settings/retention';
import {
  CHECK_MINUTES,
  CONTRASTS,
  DEFAULT_SETTINGS,
  DIGEST_MODES,
  MAX_NOTIFICATIONS,
  MAX_WAIT_HOURS,
  type Settings,
  SOUNDS,
  TEXT_SIZES,
  THEMES,
  TOOLBAR_OPENS,
} from '@/utils/settings/settings';

type Fields = Record<string, unknown>;
/** Returns the value if it is valid, else its valid parts, else the default. */
type Repair = (value: unknown, standard: unknown) => unknown;
type Fits = (value: unknown) => boolean;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Fits = (value) => typeof value === 'string';
const isClock: Fits = (value) => isText(value) && CLOCK_TIME.test(String(value));

const only =
  (fits: Fits): Repair =>
  (value, standard) =>
    fits(value) ? value : standard;
const oneOf = (all: readonly unknown[]) => only((value) => all.includes(value));
const within =
  ({ min, max }: { min: number; max: number }): Repair =>
  (value, standard) => {
    const number = bounded(value, min, max);
    return number === null ? standard : Math.round(number);
  };
const orNull =
  (repair: Repair): Repair =>
  (value, standard) =>
    value === null ? null : repair(value, standard);
/** Members beyond repair become null and are dropped. */
const list =
  (member: (value: unknown) => unknown): Repair =>
  (value, standard) =>
    Array.isArray(value) ? value.map(member).filter((each) => each !== null) : standard;
const record =
  (fits: Fits, member: Repair = (value) => value): Repair =>
  (value, standard) =>
    isObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, each]) => fits(each))
            .map(([name, each]) => [name, member(each, {})]),
        )
      : standard;
/** Fields not named here stay: a newer Lookout may have written them. */
const group = (fields: Readonly<Record<string, Repair>>): Repair => {
  const repairs = Object.entries(fields);
  return (value, standard) => {
    const standards = isObject(standard) ? standard : {};
    const next: Fields = { ...standards, ...(isObject(value) ? value : {}) };
    for (const [name, repair] of repairs) {
      if (!(name in next)) continue;
      const repaired = repair(next[name], standards[name]);
      // Optional fields have no default.
      if (repaired === undefined) delete next[name];
      else next[name] = repaired;
    }
    return next;
  };
};

const flag = only((value) => typeof value === 'boolean');
const text = only(isText);
const texts = list((value) => (isText(value) ? value : null));
const instant = only(Number.isFinite);
const rating = orNull(within({ min: 1, max: 10 }));
const rules = record(
  isObject,
  record((level) => LEVELS.includes(level as never)),
);

const CONDITIONS: Readonly<Record<string, Repair>> = {
  ratingAtLeast: rating,
  ratingAtMost: rating,
  onlyWords: texts,
  neverWords: texts,
  titles: oneOf(TITLE_CHOICES),
  shows: list((value) => (isObject(value) && isText(value.id) ? { name: value.id, ...value } : null)),
  ignoreSelf: flag,
};

const COMMON = { paused: flag, since: instant, rules, conditions: group(CONDITIONS) };
const STANDARD: Fields = { paused: false, since: 0 };
const SOURCES: Readonly<Record<string, { name: string | null; fields: Repair; standard: Fields }>> = {
  user: { name: 'username', fields: group(COMMON), standard: STANDARD },
  show: {
    name: 'ref',
    fields: group({
      ...COMMON,
      seasons: only((value) => value === 'all' || isSeasons(value)),
      spoilers: oneOf(SHOW_SPOILERS),
    }),
    standard: { ...STANDARD, seasons: 'all' },
  },
  following: { name: null, fields: group({ ...COMMON, except: texts }), standard: { ...STANDARD, except: [] } },
  me: { name: null, fields: group(COMMON), standard: STANDARD },
};
const isSeasons = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(Number.isInteger);

/** A source stays, whatever else is wrong with it; without a name there is none to keep. */
function source(value: unknown): unknown {
  if (!isObject(value) || !isText(value.id) || !isText(value.kind)) return null;
  const known = Object.hasOwn(SOURCES, String(value.kind)) ? SOURCES[String(value.kind)] : undefined;
  // Written by a newer Lookout, and left to it.
  if (!known) return value;
  if (known.name !== null && !isText(value[known.name])) return null;
  const repaired = known.fields(value, known.standard) as Fields;
  // Overrides have no default: an invalid one is absent.
  if ('rules' in repaired && !isObject(value.rules)) delete repaired.rules;
  if ('conditions' in repaired && !isObject(value.conditions)) delete repaired.conditions;
  return repaired;
}

const mute = (value: unknown) =>
  isObject(value) && isText(value.id) && (value.kind === 'user' || value.kind === 'show')
    ? { ...value, name: text(value.name, value.id), until: instant(value.until, null) }
    : null;

const range = (value: unknown) =>
  isObject(value) && isClock(value.from) && isClock(value.to) && Array.isArray(value.days)
    ? { ...value, days: value.days.filter((day) => WEEKDAYS.includes(day)) }
    : null;

const repair = group({
  sources: list(source),
  elsewhere: record(Array.isArray, list(source)),
  rules,
  checkMinutes: within(CHECK_MINUTES),
  maxWaitHours: within(MAX_WAIT_HOURS),
  paused: flag,
  clientIds: record(isText),
  server: orNull(
    only((value) => isObject(value) && ['v1', 'v2'].includes(String(value.protocol)) && isText(value.origin)),
  ),
  selfElsewhere: record(isText),
  lastAccounts: record(isText),
  mutes: list(mute),
  snoozeUntil: orNull(instant),
  conditions: group(CONDITIONS),
  self: orNull(text),
  quiet: group({ ranges: list(range), locked: flag, fullscreen: flag }),
  digest: group({ mode: oneOf(DIGEST_MODES), at: only(isClock) }),
  atOnce: within(MAX_NOTIFICATIONS),
  spoilers: oneOf(SPOILER_LEVELS),
  images: flag,
  theme: oneOf(THEMES),
  textSize: oneOf(TEXT_SIZES),
  contrast: oneOf(CONTRASTS),
  badge: flag,
  buttons: flag,
  sound: oneOf(SOUNDS),
  skipVisible: flag,
  readOnOpen: flag,
  toolbar: oneOf(TOOLBAR_OPENS),
  keep: group({ days: orNull(within(RETENTION_DAYS)), rows: orNull(within(RETENTION_ROWS)) }),
});

/**
 * Makes stored settings usable: each missing field gets its default, at every depth; each value of a wrong type or out
 * of range is repaired on its own; everything else stays as it is.
 */
export const repairStored = (stored: unknown): Settings => repair(stored, DEFAULT_SETTINGS) as Settings;
