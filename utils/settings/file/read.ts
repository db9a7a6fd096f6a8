import * as v from 'valibot';
import { isLegalPair } from '@/utils/activity/activity';
import { err, ok, type Result } from '@/utils/lib/result';
import type { TraktServer } from '@/utils/server/build-env';
import type { SettingsProblem } from '@/utils/settings/file/findings';
import { jsonErrorPlace } from '@/utils/settings/file/json-error-place';
import { FILE_MIGRATIONS, FILE_VERSION, toThisVersion } from '@/utils/settings/file/migrations';
import { FORMAT, type SettingsFile, settingsFileSchema } from '@/utils/settings/file/schema';
import { unknownFields } from '@/utils/settings/file/unknown-fields';
import { toPortable } from '@/utils/settings/file/write';
import type { Settings } from '@/utils/settings/settings';
import { isSlug, parseUser } from '@/utils/sources/parse-source';

/** Which Trakt server a file or a copy belongs to. */
export type ServerId = Pick<TraktServer, 'protocol' | 'apiOrigin'>;

/** The content of a file and the parts that were left out; or every problem in it, each with its place. */
type FileRead = Result<{ file: SettingsFile; skipped: SettingsProblem[] }, SettingsProblem[]>;

/** Bytes. No settings file comes close; anything larger is some other file. */
const MAX_FILE_BYTES = 1_000_000;

/** Maximum number of people and shows in a file. Everyone followed counts as one. */
const MAX_SOURCES = 1000;

/** The original API lists neither the people somebody follows, nor what concerns somebody. */
const KINDS: Readonly<Record<ServerId['protocol'], readonly string[]>> = {
  v1: ['user', 'show'],
  v2: ['user', 'show', 'following', 'me'],
};

const problem = (where: string, message: string, ...values: string[]): SettingsProblem => ({
  where,
  message,
  values,
  severity: 'error',
});

/**
 * The settings at the current server as a file, with the client ID of this server. Leaves out what belongs to other
 * servers, and a snooze. See `docs/settings-file.md`.
 *
 * @returns JSON, indented by two spaces
 */
export function writeSettingsFile(settings: Settings, trakt: ServerId): string {
  const clientId = settings.clientIds[trakt.apiOrigin];
  const file: SettingsFile = {
    format: FORMAT,
    version: FILE_VERSION,
    trakt: { protocol: trakt.protocol, origin: trakt.apiOrigin, ...(clientId ? { clientId } : {}) },
    ...toPortable(settings),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Like {@link readSettingsFile}, for a file. Refuses a file that is too large without reading it, and one that cannot
 * be read.
 */
export async function openSettingsFile(file: Blob, trakt: ServerId): Promise<FileRead> {
  if (file.size > MAX_FILE_BYTES) return err([problem('', 'file_large')]);
  try {
    return readSettingsFile(await file.text(), trakt);
  } catch {
    // The file was moved or deleted after it was chosen, or its permissions forbid reading.
    return err([problem('', 'file_unreadable')]);
  }
}

/**
 * Parses the text of a settings file. Never throws, whatever the text.
 *
 * @param steps migrate older files to this version
 */
export function readSettingsFile(text: string, trakt: ServerId, steps = FILE_MIGRATIONS): FileRead {
  // One character can take three bytes.
  if (text.length > MAX_FILE_BYTES || new Blob([text]).size > MAX_FILE_BYTES) return err([problem('', 'file_large')]);
  const written = text.replace(/^\uFEFF/, '');
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    const { line, column } = jsonErrorPlace(written);
    return err([problem('', 'file_not_json', String(line), String(column))]);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return err([problem('', 'file_object', shown(json))]);
  }
  const fields = json as Record<string, unknown>;
  const data = fields.format === FORMAT ? toThisVersion(fields, steps) : fields;
  if (!data) return err([problem('version', 'file_newer', String(fields.version), String(steps.length + 1))]);
  const parsed = v.safeParse(settingsFileSchema, data);
  if (!parsed.success) return err(parsed.issues.slice(0, 20).map(toProblem));
  const file = parsed.output;
  const problems = [
    ...traktProblems(file, trakt),
    ...sourceProblems(file, trakt),
    ...ruleProblems('rules', file.rules),
    ...muteProblems(file, trakt),
    ...(file.self ? userProblems('self', file.self) : []),
  ];
  return problems.length > 0
    ? err(problems)
    : ok({ file, skipped: unknownFields(settingsFileSchema, data).map(toSkipped) });
}

function toProblem(issue: v.BaseIssue<unknown>): SettingsProblem {
  const known = issue.message.startsWith('file_');
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  if (issue.received === 'undefined') return problem(pathOf(path), 'file_missing');
  return problem(pathOf(path), known ? issue.message : 'file_object', shown(issue.input));
}

const toSkipped = (where: string): SettingsProblem => ({
  ...problem(where, 'file_unknown_field', where.slice(where.lastIndexOf('.') + 1)),
  severity: 'skipped',
});

/** `sources[2].username` */
function pathOf(keys: readonly (string | number)[]): string {
  return keys.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${key}` : key),
    '',
  );
}

/** How many characters of a wrong value are shown. */
const MAX_VALUE_CHARS = 40;

function shown(value: unknown): string {
  const json = JSON.stringify(brief(value)) ?? String(value);
  return json.length > MAX_VALUE_CHARS ? `${json.slice(0, MAX_VALUE_CHARS - 1)}…` : json;
}

/** A value, cut to what can be shown: a hostile file may be nested deeper than `JSON.stringify` can follow. */
function brief(value: unknown, depth = MAX_VALUE_CHARS): unknown {
  if (typeof value === 'string') return value.slice(0, MAX_VALUE_CHARS);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.slice(0, MAX_VALUE_CHARS).map((each) => brief(each, depth - 1));
  const fields = Object.entries(value).slice(0, MAX_VALUE_CHARS);
  return Object.fromEntries(fields.map(([key, each]) => [key.slice(0, MAX_VALUE_CHARS), brief(each, depth - 1)]));
}

function traktProblems({ trakt: wanted }: SettingsFile, trakt: ServerId): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  if (wanted?.protocol && wanted.protocol !== trakt.protocol) {
    problems.push(problem('trakt.protocol', 'file_other_protocol', wanted.protocol, trakt.protocol));
  }
  const origin = wanted?.origin?.replace(/\/+$/, '');
  if (origin && origin !== trakt.apiOrigin) {
    problems.push(problem('trakt.origin', 'file_other_origin', origin, trakt.apiOrigin));
  }
  return problems;
}

function sourceProblems({ sources = [] }: SettingsFile, trakt: ServerId): SettingsProblem[] {
  if (sources.length > MAX_SOURCES)
    return [problem('sources', 'file_sources', String(sources.length), String(MAX_SOURCES))];
  return sources.flatMap((source, index) => {
    const where = `sources[${index}]`;
    if (!KINDS[trakt.protocol].includes(source.kind))
      return [problem(`${where}.kind`, 'file_unbuilt_kind', source.kind)];
    const names =
      source.kind === 'user'
        ? userProblems(`${where}.username`, source.username)
        : source.kind === 'following'
          ? (source.except ?? []).flatMap((each, at) => userProblems(`${where}.except[${at}]`, each))
          : [];
    return [...names, ...ruleProblems(`${where}.rules`, source.rules)];
  });
}

function userProblems(where: string, written: string): SettingsProblem[] {
  return parseUser(written) === null ? [problem(where, 'file_username', shown(written))] : [];
}

function muteProblems({ mutes = [] }: SettingsFile, { protocol }: ServerId): SettingsProblem[] {
  return mutes.flatMap(({ kind, id }, index) => {
    const where = `mutes[${index}].id`;
    // The original API names people by username, whatever letters it has.
    if (kind === 'user') return protocol === 'v1' ? [] : userProblems(where, id);
    return isSlug(id) ? [] : [problem(where, 'file_show_id', shown(id))];
  });
}

function ruleProblems(where: string, rules: SettingsFile['rules'] = {}): SettingsProblem[] {
  return Object.entries(rules).flatMap(([type, actions = {}]) =>
    Object.keys(actions)
      .filter((action) => !isLegalPair(type, action))
      .map((action) => problem(`${where}.${type}.${action}`, 'file_pair', type, action)),
  );
}
