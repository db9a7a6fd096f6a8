import * as v from 'valibot';
import { LEVELS } from '@/utils/rules/rule';
import { FILE_VERSION } from '@/utils/settings/file-migrations';
import { CHECK_MINUTES, LONGEST_HOURS } from '@/utils/settings/settings';

export const FORMAT = 'lookout/settings';

/** Messages are keys of the message files; see `docs/settings-file.md` for the format in words. */
const text = v.pipe(v.string('file_text'), v.trim(), v.nonEmpty('file_empty'), v.maxLength(200, 'file_long'));
const flag = v.boolean('file_flag');
const whole = (min: number, max: number) =>
  v.pipe(
    v.number('file_number'),
    v.integer('file_number'),
    v.minValue(min, 'file_range'),
    v.maxValue(max, 'file_range'),
  );

/** type -> action -> level; which pairs are legal is looked at afterwards, to name each that is not. */
export const rulesSchema = v.record(
  v.string(),
  v.record(v.string(), v.picklist(LEVELS, 'file_level'), 'file_object'),
  'file_object',
);

const common = { paused: v.optional(flag), rules: v.optional(rulesSchema) };

const sourceSchema = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('user'), username: text, name: v.optional(text), ...common }),
    v.object({
      kind: v.literal('show'),
      // TVDB and Trakt ids are numbers, and people write them so.
      title: v.union([text, v.pipe(whole(1, 999_999_999), v.transform(String))], 'file_text'),
      seasons: v.union([v.literal('all'), v.array(whole(0, 10_000), 'file_seasons')], 'file_seasons'),
      name: v.optional(text),
      ...common,
    }),
    v.object({ kind: v.literal('following'), ...common }),
  ],
  'file_kind',
);

export const settingsFileSchema = v.object(
  {
    format: v.literal(FORMAT, 'file_format'),
    version: v.literal(FILE_VERSION, 'file_version'),
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
    longestHours: v.optional(whole(LONGEST_HOURS.min, LONGEST_HOURS.max)),
    paused: v.optional(flag),
  },
  'file_object',
);

export type SettingsFile = v.InferOutput<typeof settingsFileSchema>;
export type FileSource = NonNullable<SettingsFile['sources']>[number];

/** The fields that are known at each level, to report the others. */
export const KNOWN_FIELDS = {
  file: Object.keys(settingsFileSchema.entries),
  trakt: ['protocol', 'origin', 'clientId'],
  source: ['kind', 'username', 'title', 'seasons', 'name', 'paused', 'rules'],
} as const;
