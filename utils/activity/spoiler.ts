import type { Activity } from '@/utils/activity/activity';
import { watchKeys } from '@/utils/activity/coalesce-key';
import type { Show } from '@/utils/activity/media';
import { type ShowSpoilers, SPOILER_LEVELS, type SpoilerLevel } from '@/utils/activity/spoiler-level';

/** What a viewer may see. */
export interface SpoilerContext {
  spoilers: SpoilerLevel;
  /** Keys from `watchKeys` of what the person has watched; everything else counts as unwatched. */
  watched?: Pick<ReadonlySet<string>, 'has'> | undefined;
  /** What the person chose for a show itself, if anything. */
  ofShow?: ((show: Show) => ShowSpoilers | undefined) | undefined;
}

/** For the terminal, and where only what its author marked as a spoiler is hidden. */
export const NO_SPOILER_FILTER: SpoilerContext = { spoilers: 'none' };

export interface Hidden {
  /** Titles of episodes. */
  titles: boolean;
  images: boolean;
  /** The text of comments. That somebody commented is shown all the same. */
  comments: boolean;
  /** Ratings. */
  scores: boolean;
}

/**
 * What must be hidden of an activity, on every surface. A show's own choice comes before the level. `unwatched` also
 * hides ratings. A list is no spoiler; its items are.
 */
export function hiddenFor({ spoilers, watched, ofShow }: SpoilerContext, activity: Activity): Hidden {
  const item = activity.type === 'list' ? activity.listItem : activity;
  const own = item?.show && ofShow?.(item.show);
  if (own) return all(own === 'hidden');
  if (spoilers === 'unwatched') return all(item !== undefined && !isWatched(watched, item));
  const level = SPOILER_LEVELS.indexOf(spoilers);
  return { titles: level >= 1, images: level >= 2, comments: level >= 3, scores: false };
}

const all = (hide: boolean): Hidden => ({ titles: hide, images: hide, comments: hide, scores: hide });

/** A whole show or season never counts as watched. */
function isWatched(watched: SpoilerContext['watched'], item: Parameters<typeof watchKeys>[0]): boolean {
  const keys = watchKeys(item);
  return keys.length > 0 && keys.every((key) => watched?.has(key));
}
