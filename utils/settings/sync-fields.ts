import { withFile } from '@/utils/settings/apply-file';
import { FILE_VERSION } from '@/utils/settings/file-migrations';
import type { Settings } from '@/utils/settings/settings';
import type { Trakt } from '@/utils/settings/settings-file';
import type { FileSource, SettingsFile } from '@/utils/settings/settings-schema';
import type { Json } from '@/utils/settings/sync-merge';
import { toPortable } from '@/utils/settings/to-file';
import { userSlug } from '@/utils/sources/parse-source';

/**
 * The settings as fields of their own, path -> value, so that two browsers can each change another one:
 * `s|user:mia` a source (value: its name in addresses), `s|user:mia|paused` what is set for it, `r|episode|rating` a cell
 * of the rules, `f|checkMinutes` any other setting. What people are called is not among them: each browser asks Trakt.
 */
export function toFields(settings: Settings): Map<string, Json> {
  const { sources, rules, ...others } = toPortable(settings);
  const fields = new Map<string, Json>();
  for (const { kind, name: _, ...source } of sources.map((each) => ({ name: null, ...each }))) {
    const { username, title, ...rest } = source as { username?: string; title?: string };
    const id = `s|${idOf(kind, username ?? title ?? '')}`;
    fields.set(id, username ?? title ?? true);
    for (const [field, value] of Object.entries(rest)) fields.set(`${id}|${field}`, value as Json);
  }
  for (const [type, actions] of Object.entries(rules ?? {})) {
    for (const [action, level] of Object.entries(actions)) fields.set(`r|${type}|${action}`, level);
  }
  for (const [field, value] of Object.entries(others)) if (value !== undefined) fields.set(`f|${field}`, value as Json);
  return fields;
}

const idOf = (kind: string, name: string) =>
  `${kind}:${kind === 'user' ? userSlug(name) : name.toLowerCase()}`.replaceAll('|', '%7C');

/** The settings with these fields in force. Sources that are new here count as added now, with their past as seen. */
export function fromFields(settings: Settings, fields: ReadonlyMap<string, Json>, trakt: Trakt, now: number): Settings {
  const sources = new Map<string, Record<string, Json>>();
  const rules: Record<string, Record<string, Json>> = {};
  const file: Record<string, unknown> = { format: 'lookout/settings', version: FILE_VERSION, rules };
  for (const [path, value] of [...fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [list, key = '', field] = path.split('|');
    if (list === 'f') file[key] = value;
    if (list === 'r') rules[key] = { ...rules[key], [field ?? '']: value };
    if (list === 's') sources.set(key, { ...sources.get(key), ...(field ? { [field]: value } : sourceOf(key, value)) });
  }
  const order = new Map(settings.sources.map((source, index) => [pathOf(source), index]));
  const placeOf = (key: string) => order.get(key) ?? order.size;
  file.sources = [...sources.keys()].sort((a, b) => placeOf(a) - placeOf(b)).map((key) => sources.get(key));
  return withFile(settings, file as SettingsFile, trakt, now);
}

const pathOf = (source: Settings['sources'][number]) =>
  idOf(source.kind, source.kind === 'user' ? source.username : source.kind === 'show' ? source.title : '');

function sourceOf(key: string, value: Json): Record<string, Json> {
  const kind = key.slice(0, key.indexOf(':')) as FileSource['kind'];
  return kind === 'following' ? { kind } : { kind, [kind === 'user' ? 'username' : 'title']: value };
}
