import type { Ids } from '@/utils/activity/media';

const isNumber = (id: string) => /^\d+$/.test(id);

/**
 * Whether `id` names a title: by slug, Trakt id, IMDb id, or, in answers without Trakt ids (v1), TVDB id. A number
 * means Trakt's id, as in Trakt's requests: the same number at TVDB, or as a slug ("1923"), may be another title.
 */
export function hasId(ids: Ids | undefined, id: string): boolean {
  if (!ids) return false;
  const { slug, trakt, tvdb, imdb } = ids;
  const known = trakt !== undefined && isNumber(id) ? [trakt] : [slug, trakt, tvdb, imdb];
  return known.some((each) => String(each) === id);
}

/** The id by which {@link hasId} recognizes a title: its slug, or Trakt's id if that slug is a number. */
export function idOf({ slug, trakt }: Ids): string | undefined {
  const id = slug !== undefined && !(isNumber(slug) && trakt !== undefined) ? slug : trakt;
  return id === undefined ? undefined : String(id);
}
