import type { Activity, Person } from '@/utils/activity/activity';
import { v1Id } from '@/utils/activity/identity';
import type { Episode } from '@/utils/activity/media';
import { SECOND } from '@/utils/lib/time';
import { read } from '@/utils/trakt/lenient';
import { toEpisode, toList, toListItem, toPerson, toRating, toTitle } from '@/utils/trakt/v1/media';
import { episodeOfMany, row, type WireRow } from '@/utils/trakt/v1/wire';

/** Year 5138 in seconds: larger values are not times. */
const MAX_TIMESTAMP_SECONDS = 1e11;

type Item = Pick<Activity, 'movie' | 'show' | 'episode' | 'episodes' | 'list' | 'listItem'>;

/**
 * Maps one row of an answer. `emptied`: its item was deleted or merged. `unreadable`: person, item or time is missing.
 *
 * @param owner the person of the listing, for rows that name nobody
 */
export function toActivity(value: unknown, owner: Person | null): Activity | 'emptied' | 'unreadable' {
  const wire = read(row, value);
  const user = toPerson(wire?.user) ?? owner;
  if (!wire?.type || !wire.action || !user) return 'unreadable';
  const { type, action, timestamp, id } = wire;
  if (timestamp === undefined || timestamp < 0 || timestamp > MAX_TIMESTAMP_SECONDS) return 'unreadable';
  const item = toItem(wire);
  if (!item) return 'emptied';
  const comment = wire.shout ?? wire.review;
  return {
    id: v1Id({ type, action, id, user: user.slug, item: v1ItemKey(item), timestamp }),
    aliases: [],
    at: timestamp * SECOND,
    type,
    action,
    user,
    ...item,
    rating: action === 'rating' ? toRating(wire) : undefined,
    comment: comment && { id: comment.id, text: comment.text ?? '', spoiler: comment.spoiler ?? false },
  };
}

function toItem(wire: WireRow): Item | null {
  const movie = toTitle(wire.movie);
  const show = toTitle(wire.show);
  switch (wire.type) {
    case 'movie':
      return movie ? { movie } : null;
    case 'show':
      return show ? { show } : null;
    case 'episode': {
      const episodes = toEpisodes(wire);
      const episode = toEpisode(wire.episode);
      if (!show || (!episode && !episodes)) return null;
      return episode ? { show, episode } : { show, episodes };
    }
    case 'list': {
      const list = toList(wire);
      return list ? { list, listItem: toListItem(wire) } : null;
    }
    default:
      return { movie, show, episode: toEpisode(wire.episode), episodes: toEpisodes(wire), list: toList(wire) };
  }
}

/** `seen` and `collection` name several episodes at once, in an array even for one. Some of them may be emptied. */
function toEpisodes({ episodes }: WireRow): Episode[] | undefined {
  const known = (episodes ?? []).flatMap((value) => toEpisode(read(episodeOfMany, value) ?? undefined) ?? []);
  return known.length > 0 ? known : undefined;
}

/** Identifies the item of a row without an id. */
function v1ItemKey({ movie, show, episode, episodes, list, listItem }: Item): string {
  const title = movie ?? show ?? listItem?.movie ?? listItem?.show;
  const numbers = (episode ? [episode] : (episodes ?? [])).map(({ season, number }) => `${season}x${number}`);
  const name = title && (title.ids.slug ?? title.ids.imdb ?? title.ids.tvdb ?? title.title);
  return [list?.slug ?? list?.name, name, ...numbers].filter((part) => part !== undefined).join('-');
}
