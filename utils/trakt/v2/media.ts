import type { Person } from '@/utils/activity/activity';
import type { Episode, Ids, ListItem, Movie, Season, TraktList } from '@/utils/activity/media';
import type { WireList, WireRow, WireTitle, WireUser } from '@/utils/trakt/v2/wire';

/** The item of a row, in Lookout's types. */
export interface Item {
  movie?: Movie | undefined;
  show?: Movie | undefined;
  season?: Season | undefined;
  episode?: Episode | undefined;
  list?: TraktList | undefined;
  person?: ListItem['person'];
}

/** The item that the row's type names, with its parents; null if Trakt has emptied it. */
export function toItem(row: WireRow): Item | null {
  const show = toTitle(row.show);
  switch (row.type) {
    case 'movie': {
      const movie = toTitle(row.movie);
      return movie ? { movie } : null;
    }
    case 'show':
      return show ? { show } : null;
    case 'season': {
      const season = toSeason(row);
      return show && season ? { show, season } : null;
    }
    case 'episode': {
      const episode = toEpisode(row);
      return show && episode ? { show, episode } : null;
    }
    case 'list': {
      const list = toList(row.list);
      return list ? { list } : null;
    }
    case 'person':
      return row.person?.name ? { person: { name: row.person.name, ids: row.person.ids ?? {} } } : null;
    default:
      return { movie: toTitle(row.movie), show, season: toSeason(row), episode: toEpisode(row) };
  }
}

/** Key of a row's item: Trakt's id wherever there is one. */
export function v2ItemKey(type: string, item: Item): string | number | undefined {
  const { show, season, episode } = item;
  if (type === 'movie') return idKey(item.movie?.ids);
  if (type === 'show') return idKey(show?.ids);
  if (type === 'season') return idKey(season?.ids) ?? within(show, season?.number);
  if (type === 'episode') return idKey(episode?.ids) ?? within(show, episode && `${episode.season}x${episode.number}`);
  // An unknown type: uses any id it has, else the time alone distinguishes rows.
  return idKey(episode?.ids) ?? idKey(season?.ids) ?? idKey(show?.ids) ?? idKey(item.movie?.ids) ?? '-';
}

function within(show: Movie | undefined, part: string | number | undefined): string | undefined {
  const key = idKey(show?.ids);
  return key === undefined || part === undefined ? undefined : `${key}-${part}`;
}

function idKey(ids: Ids | undefined): string | number | undefined {
  return ids?.trakt ?? ids?.slug ?? ids?.imdb ?? ids?.tvdb ?? ids?.tmdb;
}

export function toTitle(wire: WireTitle): Movie | undefined {
  const title = wire?.title ?? wire?.ids?.slug;
  if (!wire || !title) return undefined;
  return { title, year: wire.year, ids: wire.ids ?? {}, poster: toAddress(wire.images?.poster) };
}

function toSeason({ season }: WireRow): Season | undefined {
  return season?.number === undefined ? undefined : { number: season.number, ids: season.ids };
}

function toEpisode({ episode }: WireRow): Episode | undefined {
  if (episode?.season === undefined || episode.number === undefined) return undefined;
  return { season: episode.season, number: episode.number, title: episode.title, ids: episode.ids };
}

export function toList(wire: WireList): TraktList | undefined {
  if (!wire?.name) return undefined;
  return {
    name: wire.name,
    slug: wire.ids?.slug,
    id: wire.ids?.trakt,
    description: wire.description,
    privacy: wire.privacy,
  };
}

export function toPerson(wire: WireUser): Person | undefined {
  const username = wire?.username ?? wire?.ids?.slug;
  if (!wire || !username) return undefined;
  return {
    username,
    slug: wire.ids?.slug ?? username.toLowerCase(),
    name: wire.name || undefined,
    avatar: toAddress(wire.images?.avatar?.full),
  };
}

/** The owner of a listing, as the author of its rows, which contain no name. */
export function owner(user: string): Person {
  return { username: user, slug: user.toLowerCase() };
}

/** Completes a picture URL: Trakt gives most without `https://`. */
export function toAddress(address: string | undefined): string | undefined {
  if (!address) return undefined;
  return /^https?:\/\//.test(address) ? address : `https://${address.replace(/^\/+/, '')}`;
}
