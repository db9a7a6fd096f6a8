import { canonical, effective, type Fields, type Json, NEVER_SET, parentOf } from '@/utils/settings/sync/merge';

interface FirstMergeOptions {
  device: string;
  defaults: ReadonlyMap<string, Json>;
}

/** Sources and mutes: losing one is worse than losing a preference. */
const isMember = (path: string) => /^[sm]\|[^|]*$/.test(path);

/**
 * What a browser that is new to sync adds to the copy it finds: everything it holds, except that values set in the copy
 * win. A source that was removed elsewhere before this browser joined was not removed here, and is added again.
 *
 * @param mine local values, path -> value
 * @param theirs what the copy holds
 */
export function firstMerge(
  mine: ReadonlyMap<string, Json>,
  theirs: Fields,
  { device, defaults }: FirstMergeOptions,
): Fields {
  const inForce = effective(theirs);
  // Newer than the removal, and than everything ever set for a source of that name.
  const newestClock = Object.values(theirs).reduce((last, [clock]) => Math.max(last, clock), 0) + 1;
  const brought: Record<string, Fields[string]> = {};
  for (const [path, value] of mine) {
    const isSet = (theirs[path]?.[0] ?? NEVER_SET) !== NEVER_SET;
    if (isSet && inForce.has(path)) continue;
    const parent = parentOf(path);
    const parentClock = parent === null ? 0 : (brought[parent] ?? theirs[parent] ?? [0])[0];
    if (isSet && isMember(path)) brought[path] = [newestClock, device, value];
    else if (!isSet && canonical(defaults.get(path)) === canonical(value)) brought[path] = [NEVER_SET, device, value];
    // Not an edit: every edit elsewhere is newer. But a setting of a source must not be older than the source.
    else brought[path] = [Math.max(1, parentClock), device, value];
  }
  return brought;
}
