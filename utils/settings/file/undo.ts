import type { TraktServer } from '@/utils/server/build-env';
import { connectionOf, serverKey } from '@/utils/server/connection';
import type { Settings } from '@/utils/settings/settings';
import { canonical } from '@/utils/settings/sync/merge';
import type { Source } from '@/utils/sources/source';

/** Plain data, as settings are. */
type Fields = Record<string, unknown>;

/**
 * Reverts what an import changed, and nothing else. Later changes stay, including those to values that the import had
 * set; but sources and mutes that the import added are removed with all that was set for them.
 *
 * @param before the settings before the import
 * @param after the settings after the import
 * @param now the current settings, perhaps at another server
 * @param env the build's own server
 * @returns `now` itself if there is nothing to revert
 */
export function undoImport(before: Settings, after: Settings, now: Settings, env: TraktServer): Settings {
  const keyOf = (settings: Settings) => serverKey(connectionOf(settings, env));
  const there = keyOf(before);
  const here = keyOf(now);
  const current = byServer(now, here, there);
  const undone = back(byServer(before, there, there), byServer(after, there, there), current) as typeof current;
  if (canonical(undone) === canonical(current)) return now;
  const { [here]: sources = [], ...elsewhere } = undone.elsewhere;
  const { [here]: self = null, ...selfElsewhere } = undone.selfElsewhere;
  return {
    ...undone,
    sources,
    self,
    elsewhere: only(elsewhere, (list): list is Source[] => list.length > 0),
    selfElsewhere: only(selfElsewhere, (name): name is string => name !== null),
  };
}

const only = <T, U extends T>(fields: Record<string, T>, wanted: (value: T) => value is U): Record<string, U> =>
  Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (wanted(value) ? [[key, value]] : [])));

/** Sources and the person's own name at each server, since another server may have been chosen meanwhile. */
function byServer({ sources, self, ...settings }: Settings, here: string, there: string) {
  return {
    ...settings,
    elsewhere: { [there]: [], ...settings.elsewhere, [here]: sources } as Settings['elsewhere'],
    selfElsewhere: { [there]: null, ...settings.selfElsewhere, [here]: self } as Record<string, string | null>,
  };
}

/**
 * The value of a field in `now` without the change from `before` to `after`. Objects and lists of sources or mutes are
 * reverted part by part.
 */
function back(before: unknown, after: unknown, now: unknown): unknown {
  if (canonical(before) === canonical(after)) return now;
  if ([before, after, now].every(isListed)) return listBack(before as Fields[], after as Fields[], now as Fields[]);
  if (isObject(after) && isObject(now)) {
    const parts = objectBack(isObject(before) ? before : {}, after, now);
    return before === undefined && Object.keys(parts).length === 0 ? undefined : parts;
  }
  return canonical(now) === canonical(after) ? before : now;
}

function objectBack(before: Fields, after: Fields, now: Fields): Fields {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  const parts = keys.map((key) => [key, back(before[key], after[key], now[key])] as const);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

/** Sources and mutes that the import added are removed, whatever was set for them since. */
function listBack(before: readonly Fields[], after: readonly Fields[], now: readonly Fields[]): Fields[] {
  const find = (list: readonly Fields[], id: string) => list.find((each) => idOf(each) === id);
  const kept = now.flatMap((each) => {
    const [old, made] = [find(before, idOf(each)), find(after, idOf(each))];
    if (made && !old) return [];
    return [old && made ? objectBack(old, made, each) : each];
  });
  const isGone = (id: string) => find(before, id) && !find(after, id) && !find(now, id);
  const found = new Map<string, Fields>();
  for (const each of [...before.filter((one) => isGone(idOf(one))), ...kept]) found.set(idOf(each), each);
  // In the order of before; sources added since come last.
  const ids = new Set([...before, ...kept].map(idOf));
  return [...ids].map((id) => found.get(id)).filter((each) => each !== undefined);
}

const idOf = ({ kind, id }: Fields) => `${kind} ${id}`;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sources and mutes: each has a kind and an id. An empty list counts as such a list. */
const isListed = (value: unknown): value is Fields[] =>
  Array.isArray(value) && value.every((each) => isObject(each) && 'kind' in each && 'id' in each);
