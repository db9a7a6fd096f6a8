import type { Movie, Show } from '@/utils/activity/media';

/** What a show or a movie is called among those that are on a watchlist: `show:1234`. Null where it has no id. */
export function titleKey(kind: 'show' | 'movie', title: Show | Movie | undefined): string | null {
  const id = title?.ids.trakt ?? title?.ids.slug;
  return id === undefined ? null : `${kind}:${id}`;
}
