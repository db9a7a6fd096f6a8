import type { Activity } from '@/utils/activity/activity';
import type { Episode, ListItem, Season, TraktList } from '@/utils/activity/media';

/** Order of an answer merged from several streams: newest first, then type, action, item, person. */
export function compareRows(a: Activity, b: Activity): number {
  return (
    b.at - a.at ||
    compare(a.type, b.type) ||
    compare(a.action, b.action) ||
    compare(itemOf(a), itemOf(b)) ||
    compare(a.user.slug, b.user.slug) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const padded = (number: number) => String(number).padStart(6, '0');

/** Sort key of an item. Episodes sort numerically. */
function itemOf(item: Partial<ListItem> & { list?: TraktList | undefined; listItem?: ListItem | undefined }): string {
  const { movie, show, season, episode, list, listItem, person } = item;
  if (list) return `${list.slug ?? list.name}/${listItem ? itemOf(listItem) : ''}`;
  const title = movie ?? show ?? person;
  return `${title?.ids.slug ?? title?.ids.trakt ?? ''}${partOf(season, episode)}`;
}

function partOf(season: Season | undefined, episode: Episode | undefined): string {
  if (episode) return `/${padded(episode.season)}/${padded(episode.number)}`;
  return season ? `/${padded(season.number)}` : '';
}
