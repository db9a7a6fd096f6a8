import type { Movie, Show } from '@/utils/activity/media';

/** Key of a show or movie in the watchlist: `show:1234`. Null if it has no id. */
export function titleKey(kind: 'show' | 'movie', title: Show | Movie | undefined): string | null {
  const id = title?.ids.trakt ?? title?.ids.slug;
  return id === undefined ? null : `${kind}:${id}`;
}
