import { canonical, effective, type Fields, type Json, NEVER_SET, parentOf } from '@/utils/settings/sync/merge';

interface FirstMergeOptions {
  device: string;
  defaults: ReadonlyMap<string, Json>;
}

/** Who is watched and what is muted: to lose them is to lose more than a choice. */
const isMember = (path: string) => /^[sm]\|[^|]*$/.test(path);

/**
 * What a browser that has shared nothing so far adds to the copy that it finds: all that it holds, but what is set in the
 * copy stays as it is there. Whoever was removed elsewhere before this browser came was not removed from it, and is added
 * again.
 *
 * @param mine what is set here, path -> value
 * @param theirs what the copy holds
 */
export function firstMerge(
  mine: ReadonlyMap<string, Json>,
  theirs: Fields,
  { device, defaults }: FirstMergeOptions,
): Fields {
  const inForce = effective(theirs);
  // Younger than the removal, and than all that was ever set for one of that name.
  const anew = Object.values(theirs).reduce((last, [clock]) => Math.max(last, clock), 0) + 1;
  const brought: Record<string, Fields[string]> = {};
  for (const [path, value] of mine) {
    const isSet = (theirs[path]?.[0] ?? NEVER_SET) !== NEVER_SET;
    if (isSet && inForce.has(path)) continue;
    const parent = parentOf(path);
    const parentClock = parent === null ? 0 : (brought[parent] ?? theirs[parent] ?? [0])[0];
    if (isSet && isMember(path)) brought[path] = [anew, device, value];
    else if (!isSet && canonical(defaults.get(path)) === canonical(value)) brought[path] = [NEVER_SET, device, value];
    // No edit: whatever was edited elsewhere is younger. But what is set for somebody is not older than they are.
    else brought[path] = [Math.max(1, parentClock), device, value];
  }
  return brought;
}
