import type { Person } from '@/utils/activity/activity';
import type { Episode, ListItem, Movie, Rating, TraktList } from '@/utils/activity/media';
import type { WireEpisode, WireRow, WireTitle, WireUser } from '@/utils/trakt/v1/wire';

export function toTitle(wire: WireTitle): Movie | undefined {
  const slug = tail(wire?.url);
  const title = wire?.title || slug;
  if (!wire || !title) return undefined;
  return {
    title,
    // This API uses 0 and "" for "not known".
    year: wire.year || undefined,
    ids: {
      slug,
      tvdb: wire.tvdb_id || undefined,
      imdb: wire.imdb_id || undefined,
      tmdb: wire.tmdb_id || undefined,
    },
    poster: wire.images?.poster || undefined,
  };
}

export function toEpisode(wire: WireEpisode): Episode | undefined {
  const number = wire?.number ?? wire?.episode;
  if (wire?.season === undefined || number === undefined) return undefined;
  return {
    season: wire.season,
    number,
    title: wire.title || undefined,
    ids: wire.tvdb_id ? { tvdb: wire.tvdb_id } : undefined,
  };
}

export function toPerson(wire: WireUser): Person | undefined {
  if (!wire?.username) return undefined;
  const { username, full_name: name, avatar } = wire;
  return { username, slug: username.toLowerCase(), name: name || undefined, avatar: avatar || undefined };
}

export function toList({ list }: WireRow): TraktList | undefined {
  if (!list?.name) return undefined;
  return {
    name: list.name,
    slug: list.slug ?? tail(list.url),
    description: list.description || undefined,
    privacy: list.privacy,
  };
}

/** List methods give season and episode beside the item, activity gives them inside it. Both are read. */
export function toListItem({ list_item: item }: WireRow): ListItem | undefined {
  if (!item?.type) return undefined;
  const number = item.season;
  return {
    type: item.type,
    movie: toTitle(item.movie),
    show: toTitle(item.show),
    season: item.type === 'season' && number !== undefined ? { number } : undefined,
    episode:
      toEpisode(item.episode) ??
      (item.type === 'episode' ? toEpisode({ ...item.episode, season: number, number: item.episode_num }) : undefined),
  };
}

/** Love or hate, or a number, which the rater's own display may hide. 0 is "not rated". */
export function toRating(wire: WireRow): Rating | undefined {
  const love = wire.rating === 'love' || wire.rating === 'hate' ? wire.rating : undefined;
  const value = wire.rating_advanced || null;
  if (!love && value === null) return undefined;
  return { value, love, advanced: wire.use_rating_advanced ?? love === undefined };
}

/** The slug is the last part of a page's URL. */
function tail(url: string | undefined): string | undefined {
  return url?.split(/[?#]/)[0]?.replace(/\/+$/, '').split('/').pop() || undefined;
}
