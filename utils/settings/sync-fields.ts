import { withFile } from '@/utils/settings/apply-file';
import { FILE_VERSION } from '@/utils/settings/file-migrations';
import type { Settings } from '@/utils/settings/settings';
import type { Trakt } from '@/utils/settings/settings-file';
import type { SettingsFile } from '@/utils/settings/settings-schema';
import type { Json } from '@/utils/settings/sync-merge';
import { type Portable, toPortable } from '@/utils/settings/to-file';
import { userSlug } from '@/utils/sources/parse-source';

/**
 * The settings as fields of their own, path -> value, so that two browsers can each change another one:
 * `s|user:mia` a source (value: its name in addresses), `s|user:mia|paused` what is set for it, `r|episode|rating` a cell
 * of the rules, `m|user:mia` a mute, `f|checkMinutes` and `f|quiet|locked` any other setting. What sources are called is
 * not among them: each browser asks Trakt.
 */
export const toFields = (settings: Settings): Map<string, Json> => fieldsOf(toPortable(settings));

/** The same of a settings file. */
export function fieldsOf({ sources = [], rules, mutes = [], ...others }: Portable): Map<string, Json> {
  const fields = new Map<string, Json>();
  for (const { kind, name: _, ...source } of sources.map((each) => ({ name: null, ...each }))) {
    const { username, title, ...rest } = source as { username?: string; title?: string };
    const id = `s|${idOf(kind, username ?? title ?? '')}`;
    fields.set(id, username ?? title ?? true);
    for (const [field, value] of Object.entries(rest)) fields.set(`${id}|${field}`, value as Json);
  }
  for (const [type, actions = {}] of Object.entries(rules ?? {})) {
    for (const [action, level] of Object.entries(actions)) fields.set(`r|${type}|${action}`, level);
  }
  for (const { kind, id, ...mute } of mutes) fields.set(`m|${idOf(kind, id)}`, [id, mute as Json]);
  for (const [field, value] of Object.entries(others as Record<string, Json>)) {
    if (isObject(value)) for (const [part, each] of Object.entries(value)) fields.set(`f|${field}|${part}`, each);
    else fields.set(`f|${field}`, value);
  }
  return fields;
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const idOf = (kind: string, name: string) =>
  `${kind}:${kind === 'user' ? userSlug(name) : name.toLowerCase()}`.replaceAll('|', '%7C');

/**
 * The settings file that says what these fields say. It may be none that Lookout accepts: see `sync-sound`.
 *
 * @param fields whatever a copy holds
 */
export function fileOf(fields: ReadonlyMap<string, Json>): Record<string, Json> & { sources: Json[] } {
  const sources = new Map<string, Record<string, Json>>();
  const rules: Record<string, Record<string, Json>> = {};
  const mutes: Json[] = [];
  const file: Record<string, Json> = {};
  for (const [path, value] of [...fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [list, key = '', part] = path.split('|');
    if (list === 'f') file[key] = part ? { ...(file[key] as object), [part]: value } : value;
    if (list === 'r') rules[key] = { ...rules[key], [part ?? '']: value };
    if (list === 'm' && Array.isArray(value))
      mutes.push({ kind: kindOf(key), id: value[0] ?? key, ...(isObject(value[1]) ? value[1] : {}) });
    if (list === 's') sources.set(key, { ...sources.get(key), ...(part ? { [part]: value } : sourceOf(key, value)) });
  }
  // Not ours to take from a copy: no client id ever travels.
  delete file.trakt;
  return {
    ...file,
    format: 'lookout/settings',
    version: FILE_VERSION,
    rules,
    mutes,
    sources: [...sources.values()],
  };
}

/** The settings with these fields in force. Sources that are new here count as added now, with their past as seen. */
export function fromFields(settings: Settings, fields: ReadonlyMap<string, Json>, trakt: Trakt, now: number): Settings {
  const file = fileOf(fields) as SettingsFile;
  const order = new Map(settings.sources.map((source, index) => [pathOf(source), index]));
  const placeOf = (source: Source) => order.get(pathOf(source)) ?? order.size;
  const sources = [...(file.sources ?? [])].sort((a, b) => placeOf(a) - placeOf(b));
  return withFile(settings, { ...file, sources }, trakt, now);
}

type Source = { kind: string; username?: string; title?: string };

const pathOf = ({ kind, username, title }: Source) => idOf(kind, username ?? title ?? '');

const kindOf = (key: string) => key.slice(0, key.indexOf(':'));

function sourceOf(key: string, value: Json): Record<string, Json> {
  const kind = kindOf(key);
  return kind === 'following' ? { kind } : { kind, [kind === 'user' ? 'username' : 'title']: value };
}
