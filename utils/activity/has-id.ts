import type { Ids } from '@/utils/activity/media';

/** Whether `id` is one of a title's ids: slug, Trakt, TVDB or IMDb id. */
export function hasId(ids: Ids | undefined, id: string): boolean {
  return ids !== undefined && [ids.slug, ids.trakt, ids.tvdb, ids.imdb].some((each) => String(each) === id);
}
