import type { Activity } from '@/utils/activity/activity';
import { watchKeys } from '@/utils/activity/coalesce-key';
import { SPOILER_LEVELS, type SpoilerLevel } from '@/utils/activity/spoiler-level';

/** For whom words are made. */
export interface SpoilerContext {
  spoilers: SpoilerLevel;
  /** What the person is known to have watched, as `watchKeys` names it; the rest counts as not watched. */
  watched?: Pick<ReadonlySet<string>, 'has'> | undefined;
}

/** For the terminal, and where nothing is to be hidden but what its author has marked. */
export const NO_SPOILER_FILTER: SpoilerContext = { spoilers: 'none' };

export interface Hidden {
  /** Titles of episodes. */
  titles: boolean;
  images: boolean;
  /** What people wrote. That they wrote is said all the same. */
  comments: boolean;
  /** What people gave. */
  scores: boolean;
}

/** What of an activity must not be shown, on any surface. `unwatched` hides scores too. */
export function hiddenFor({ spoilers, watched }: SpoilerContext, activity: Activity): Hidden {
  if (spoilers === 'unwatched') {
    const hide = activity.type !== 'list' && !isWatched(watched, activity);
    return { titles: hide, images: hide, comments: hide, scores: hide };
  }
  const level = SPOILER_LEVELS.indexOf(spoilers);
  return { titles: level >= 1, images: level >= 2, comments: level >= 3, scores: false };
}

/** Shows and seasons as such are never known to be watched to their end. */
function isWatched(watched: SpoilerContext['watched'], activity: Activity): boolean {
  const keys = watchKeys(activity);
  return keys.length > 0 && keys.every((key) => watched?.has(key));
}
