import { readSettingsFile, type ServerId } from '@/utils/settings/file/read';
import { fieldsOf, fileOf } from '@/utils/settings/sync/fields';
import { canonical, type Json, parentOf } from '@/utils/settings/sync/merge';

/**
 * The part of the copy that can be set here. A field that would be invalid in a settings file (another version wrote
 * it, or a stranger) is left out, or keeps its local value.
 *
 * @param wanted values of the copy, path -> value
 * @param mine local values, which are not validated again
 */
export function validate(
  wanted: ReadonlyMap<string, Json>,
  mine: ReadonlyMap<string, Json>,
  trakt: ServerId,
): Map<string, Json> {
  const found = new Map<string, Json>();
  // Parents sort before their children.
  for (const [path, value] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parent = parentOf(path);
    if (parent !== null && !found.has(parent)) continue;
    if (canonical(mine.get(path)) === canonical(value) || isValid(path, value, found, trakt)) found.set(path, value);
    else if (mine.has(path)) for (const each of mine) if (isOf(each[0], path)) found.set(...each);
  }
  // The seasons of this show have not arrived yet.
  for (const path of [...found.keys()].filter((each) => isShow(each) && !found.has(`${each}|seasons`))) {
    const seasons = mine.get(`${path}|seasons`);
    if (seasons !== undefined) found.set(`${path}|seasons`, seasons);
    else for (const each of found.keys()) if (isOf(each, path)) found.delete(each);
  }
  return found;
}

const isOf = (path: string, parent: string) => path === parent || path.startsWith(`${parent}|`);

const isShow = (path: string) => /^s\|show:[^|]*$/.test(path);

/** Whether a settings file with only this field is valid. */
function isValid(path: string, value: Json, found: ReadonlyMap<string, Json>, trakt: ServerId): boolean {
  const alone = new Map<string, Json>();
  for (let parent = parentOf(path); parent !== null; parent = parentOf(parent)) {
    alone.set(parent, found.get(parent) ?? null);
  }
  for (const show of [...alone.keys(), path].filter(isShow)) alone.set(`${show}|seasons`, 'all');
  const read = readSettingsFile(JSON.stringify(fileOf(alone.set(path, value))), trakt);
  // A schema may turn a number into a title; what is taken over is the number.
  return read.ok && typeof fieldsOf(read.value.file).get(path) === typeof value;
}
