import { withFile } from '@/utils/settings/file/apply';
import { FILE_VERSION } from '@/utils/settings/file/migrations';
import type { ServerId } from '@/utils/settings/file/read';
import type { SettingsFile } from '@/utils/settings/file/schema';
import { type Portable, toPortable } from '@/utils/settings/file/write';
import type { Settings } from '@/utils/settings/settings';
import type { Json } from '@/utils/settings/sync/merge';
import { userSlug } from '@/utils/sources/parse-source';

/**
 * The settings as separate fields, path -> value, so that two browsers can change different ones independently:
 * `s|user:mia` is a source (value: its name in URLs), `s|user:mia|paused` a setting of it, `r|episode|rating` a cell of
 * the rules, `m|user:mia` a mute, `f|checkMinutes` and `f|quiet|locked` any other setting. A list that can be long is a
 * field with an empty list, and one more field for each member: `s|following|except` and `s|following|except|ben`.
 * Display names are not included: each browser asks Trakt.
 */
export const toFields = (settings: Settings): Map<string, Json> => fieldsOf(toPortable(settings));

/** The fields of a settings file. A field comes after the field that it belongs to. */
export function fieldsOf({ sources = [], rules, mutes = [], ...others }: Portable): Map<string, Json> {
  const fields = new Map<string, Json>();
  for (const { kind, name: _, ...source } of sources.map((each) => ({ name: null, ...each }))) {
    const { username, ref, ...rest } = source as { username?: string; ref?: string };
    const id = `s|${idOf(kind, username ?? ref ?? '')}`;
    fields.set(id, username ?? ref ?? true);
    for (const [field, value] of Object.entries(rest)) spread(fields, id, field, value as Json, ['conditions']);
  }
  for (const [type, actions = {}] of Object.entries(rules ?? {})) {
    for (const [action, level] of Object.entries(actions)) fields.set(`r|${type}|${action}`, level);
  }
  for (const { kind, id, ...mute } of mutes) fields.set(`m|${kind}:${escaped(id.toLowerCase())}`, [id, mute as Json]);
  for (const [field, value] of Object.entries(others)) spread(fields, 'f', field, value as Json, [field]);
  return fields;
}

/** @param groups names of objects that are split into one field for each of their entries */
function spread(fields: Map<string, Json>, to: string, name: string, value: Json | undefined, groups: string[]): void {
  const path = `${to}|${name}`;
  if (value === undefined) return;
  if (LISTS.includes(name) && Array.isArray(value)) {
    fields.set(path, []);
    for (const each of value)
      fields.set(`${path}|${escaped(keyOf(each))}`, isObject(each) ? (each.name ?? null) : true);
  } else if (groups.includes(name) && isObject(value)) {
    for (const [part, each] of Object.entries(value)) spread(fields, path, part, each, []);
  } else fields.set(path, value);
}

/** Lists that can be long: of names, words or shows. */
const LISTS = ['except', 'onlyWords', 'neverWords', 'shows'];

const keyOf = (member: unknown) => String(isObject(member as Json) ? (member as { id: Json }).id : member);

const memberOf = (list: string, key: string, value: Json): Json =>
  list === 'shows' ? { id: unescaped(key), name: value } : unescaped(key);

const escaped = (name: string) => name.replaceAll('%', '%25').replaceAll('|', '%7C');
const unescaped = (name: string) => name.replaceAll('%7C', '|').replaceAll('%25', '%');

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const idOf = (kind: string, name: string) =>
  `${kind}:${escaped(kind === 'user' ? userSlug(name) : name.toLowerCase())}`;

/**
 * The settings file with these fields. It may be invalid, see `settings/sync/validate`.
 *
 * @param fields whatever a copy holds
 */
export function fileOf(fields: ReadonlyMap<string, Json>): Record<string, Json> & { sources: Json[] } {
  const sources = new Map<string, Record<string, Json>>();
  // No prototype: the copy may contain any name.
  const rules: Record<string, Record<string, Json>> = Object.create(null);
  const mutes: Json[] = [];
  const file: Record<string, Json> = Object.create(null);
  for (const [path, value] of [...fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [list, key = '', ...parts] = path.split('|');
    if (list === 'f') put(file, [key, ...parts], value);
    if (list === 'r') rules[key] = Object.assign(Object.create(null), rules[key], { [parts[0] ?? '']: value });
    if (list === 'm' && Array.isArray(value))
      mutes.push({ kind: kindOf(key), id: value[0] ?? key, ...(isObject(value[1]) ? value[1] : {}) });
    if (list === 's' && parts.length === 0) sources.set(key, sourceOf(key, value));
    else if (list === 's') put(sources.get(key) ?? {}, parts, value);
  }
  // Never taken from a copy: no client ID is shared.
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

function put(into: Record<string, Json>, [name = '', ...rest]: string[], value: Json): void {
  const [member] = rest;
  const found = Object.hasOwn(into, name) ? into[name] : undefined;
  if (member === undefined) into[name] = LISTS.includes(name) ? [] : value;
  else if (!LISTS.includes(name)) {
    const group: Record<string, Json> = isObject(found) ? found : Object.create(null);
    put(group, rest, value);
    into[name] = group;
  } else if (Array.isArray(found)) found.push(memberOf(name, member, value));
}

/** The settings with these fields in force. New sources count as added now, with their past as baseline. */
export function fromFields(
  settings: Settings,
  fields: ReadonlyMap<string, Json>,
  trakt: ServerId,
  now: number,
): Settings {
  const file = fileOf(fields) as SettingsFile;
  const here = new Map(settings.sources.map((source) => [pathOf(source), source]));
  for (const source of file.sources ?? []) {
    const before = here.get(pathOf(source));
    keepOrder(source, before);
    keepOrder(source.conditions, before?.conditions);
  }
  keepOrder(file.conditions, settings.conditions);
  const sources = inOrderOf([...here.keys()], file.sources ?? [], pathOf);
  return withFile(settings, { ...file, sources }, trakt, now);
}

/** Fields have no order: existing members keep their local order, and new ones follow. */
function keepOrder(next: object | undefined, before: object | undefined): void {
  const lists = (next ?? {}) as Record<string, unknown>;
  for (const [name, list] of Object.entries(lists)) {
    const was = (before as Record<string, unknown> | undefined)?.[name];
    if (LISTS.includes(name) && Array.isArray(list) && Array.isArray(was))
      lists[name] = inOrderOf(was.map(keyOf), list, keyOf);
  }
}

function inOrderOf<T>(keys: readonly string[], all: readonly T[], of: (each: T) => string): T[] {
  const places = new Map(keys.map((key, index) => [key, index]));
  const placeOf = (each: T) => places.get(of(each)) ?? places.size;
  return [...all].sort((a, b) => placeOf(a) - placeOf(b));
}

type Source = { kind: string; username?: string; ref?: string };

const pathOf = ({ kind, username, ref }: Source) => idOf(kind, username ?? ref ?? '');

const kindOf = (key: string) => key.slice(0, key.indexOf(':'));

function sourceOf(key: string, value: Json): Record<string, Json> {
  const kind = kindOf(key);
  return kind === 'following' || kind === 'me' ? { kind } : { kind, [kind === 'user' ? 'username' : 'ref']: value };
}
