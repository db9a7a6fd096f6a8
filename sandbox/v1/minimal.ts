/** Keys that `min=1` keeps: times, names, ids and numbers. */
const KEPT = new Set(
  [
    ['timestamp', 'type', 'action', 'id', 'user', 'username', 'rating', 'rating_advanced', 'use_rating_advanced'],
    ['show', 'movie', 'episode', 'episodes', 'season', 'number', 'title', 'year', 'imdb_id', 'tvdb_id', 'tmdb_id'],
    ['list', 'list_item', 'name', 'slug', 'shout', 'review', 'text', 'spoiler'],
  ].flat(),
);

/** Reduces a row as `?min=1` did; `images=1` keeps the images. */
export function minimal(value: unknown, images: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => minimal(item, images));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key]) => KEPT.has(key) || (images && key === 'images'));
  return Object.fromEntries(kept.map(([key, inner]) => [key, key === 'images' ? inner : minimal(inner, images)]));
}
