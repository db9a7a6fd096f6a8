import * as v from 'valibot';
import type { RuleType } from '@/utils/activity/activity';
import { SHOW_SPOILERS, SPOILER_LEVELS } from '@/utils/activity/spoiler-level';
import { CLOCK_TIME } from '@/utils/rules/clock-time';
import { TITLE_CHOICES } from '@/utils/rules/condition';
import { WEEKDAYS } from '@/utils/rules/quiet-hours';
import { LEVELS } from '@/utils/rules/rule';
import { RETENTION_DAYS, RETENTION_ROWS } from '@/utils/settings/retention';
import {
  CHECK_MINUTES,
  CONTRASTS,
  DIGEST_MODES,
  MAX_NOTIFICATIONS,
  MAX_WAIT_HOURS,
  SOUNDS,
  TEXT_SIZES,
  THEMES,
  TOOLBAR_OPENS,
} from '@/utils/settings/settings';
import { MAX_SEASONS, sortSeasons } from '@/utils/sources/parse-seasons';
import { isSlug } from '@/utils/sources/parse-source';

export const FORMAT = 'lookout/settings';

/** Messages are keys of the message files; `docs/settings-file.md` describes the format in words. */
const text = v.pipe(v.string('file_text'), v.trim(), v.nonEmpty('file_empty'), v.maxLength(200, 'file_long'));
/** A show's slug, or any other id that Trakt gives it. */
const showId = v.pipe(text, v.check(isSlug, 'file_show_id'));
const flag = v.boolean('file_flag');
const whole = (min: number, max: number) =>
  v.pipe(
    v.number('file_number'),
    v.integer('file_number'),
    v.minValue(min, 'file_range'),
    v.maxValue(max, 'file_range'),
  );

const cells = v.optional(v.record(v.string(), v.picklist(LEVELS, 'file_level'), 'file_object'));

/** type -> action -> level. Which pairs are legal is checked later, so that each illegal pair can be named. */
const rulesSchema = v.object(
  { episode: cells, show: cells, movie: cells, list: cells, season: cells, me: cells } satisfies Record<
    RuleType,
    unknown
  >,
  'file_object',
);

const names = v.array(text, 'file_list');
const rating = v.nullable(whole(1, 10));

/** What a source may override, and what applies to all; fields are independent. */
const conditionsSchema = v.object(
  {
    ratingAtLeast: v.optional(rating),
    ratingAtMost: v.optional(rating),
    onlyWords: v.optional(names),
    neverWords: v.optional(names),
    titles: v.optional(v.picklist(TITLE_CHOICES, 'file_titles')),
    shows: v.optional(
      v.array(v.object({ id: v.pipe(showId, v.toLowerCase()), name: text }, 'file_object'), 'file_list'),
    ),
    ignoreSelf: v.optional(flag),
  },
  'file_object',
);

const date = v.pipe(
  v.string('file_date'),
  v.check((value) => /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value)), 'file_date'),
);
const clock = v.pipe(v.string('file_clock'), v.regex(CLOCK_TIME, 'file_clock'));

const muteSchema = v.object(
  {
    kind: v.picklist(['user', 'show'], 'file_mute_kind'),
    id: text,
    name: v.optional(text),
    until: v.optional(v.nullable(date)),
  },
  'file_object',
);

const quietSchema = v.object(
  {
    ranges: v.optional(
      v.array(
        v.object(
          { days: v.array(v.picklist(WEEKDAYS, 'file_day'), 'file_list'), from: clock, to: clock },
          'file_object',
        ),
        'file_list',
      ),
    ),
    locked: v.optional(flag),
    fullscreen: v.optional(flag),
  },
  'file_object',
);

const common = {
  paused: v.optional(flag),
  rules: v.optional(rulesSchema),
  conditions: v.optional(conditionsSchema),
};

const sourceSchema = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('user'), username: text, name: v.optional(text), ...common }),
    v.object({
      kind: v.literal('show'),
      // TVDB and Trakt ids are numbers, and people write them as numbers.
      ref: v.union([showId, v.pipe(whole(1, 999_999_999), v.transform(String))], 'file_text'),
      seasons: v.union(
        [
          v.literal('all'),
          v.pipe(
            v.array(whole(0, 10_000), 'file_seasons'),
            v.minLength(1, 'file_seasons'),
            v.maxLength(MAX_SEASONS, 'file_seasons'),
            v.transform((seasons) => sortSeasons(seasons)),
          ),
        ],
        'file_seasons',
      ),
      name: v.optional(text),
      spoilers: v.optional(v.picklist(SHOW_SPOILERS, 'file_show_spoilers')),
      ...common,
    }),
    v.object({ kind: v.literal('following'), except: v.optional(v.array(text, 'file_list')), ...common }),
    v.object({ kind: v.literal('me'), ...common }),
  ],
  'file_kind',
);

export const settingsFileSchema = v.object(
  {
    format: v.literal(FORMAT, 'file_format'),
    // An older file has today's version by now: `settings/file/migrations` has migrated it, and refused a newer one.
    version: v.pipe(v.number('file_version'), v.integer('file_version'), v.minValue(1, 'file_version')),
    trakt: v.optional(
      v.object(
        {
          protocol: v.optional(v.picklist(['v1', 'v2'], 'file_protocol')),
          origin: v.optional(text),
          clientId: v.optional(text),
        },
        'file_object',
      ),
    ),
    sources: v.optional(v.array(sourceSchema, 'file_list')),
    rules: v.optional(rulesSchema),
    checkMinutes: v.optional(whole(CHECK_MINUTES.min, CHECK_MINUTES.max)),
    maxWaitHours: v.optional(whole(MAX_WAIT_HOURS.min, MAX_WAIT_HOURS.max)),
    paused: v.optional(flag),
    conditions: v.optional(conditionsSchema),
    self: v.optional(v.nullable(text)),
    mutes: v.optional(v.array(muteSchema, 'file_list')),
    quiet: v.optional(quietSchema),
    digest: v.optional(
      v.object({ mode: v.optional(v.picklist(DIGEST_MODES, 'file_digest')), at: v.optional(clock) }, 'file_object'),
    ),
    atOnce: v.optional(whole(MAX_NOTIFICATIONS.min, MAX_NOTIFICATIONS.max)),
    spoilers: v.optional(v.picklist(SPOILER_LEVELS, 'file_spoilers')),
    images: v.optional(flag),
    theme: v.optional(v.picklist(THEMES, 'file_theme')),
    textSize: v.optional(v.picklist(TEXT_SIZES, 'file_text_size')),
    contrast: v.optional(v.picklist(CONTRASTS, 'file_contrast')),
    badge: v.optional(flag),
    buttons: v.optional(flag),
    sound: v.optional(v.picklist(SOUNDS, 'file_sound')),
    skipVisible: v.optional(flag),
    readOnOpen: v.optional(flag),
    toolbar: v.optional(v.picklist(TOOLBAR_OPENS, 'file_toolbar')),
    keep: v.optional(
      v.object(
        {
          days: v.optional(v.nullable(whole(RETENTION_DAYS.min, RETENTION_DAYS.max))),
          rows: v.optional(v.nullable(whole(RETENTION_ROWS.min, RETENTION_ROWS.max))),
        },
        'file_object',
      ),
    ),
  },
  'file_object',
);

export type SettingsFile = v.InferOutput<typeof settingsFileSchema>;
export type FileSource = NonNullable<SettingsFile['sources']>[number];
export type FileMute = NonNullable<SettingsFile['mutes']>[number];
