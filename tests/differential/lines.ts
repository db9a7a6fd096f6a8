import type { World } from '@/sandbox/world';
import type { WorldEvent } from '@/sandbox/world-event';
import type { Activity } from '@/utils/activity/activity';
import type { Episode, ListItem } from '@/utils/activity/media';

/** Rows of log and answer as text lines, for comparing and reading. */

export function lineOfEvent(world: World, event: WorldEvent): string {
  const { user, type, action, list, item, rating, text } = event;
  const username = world.person(user)?.username ?? '';
  const what = list === undefined ? itemOfEvent(event) : `${list}${item ? ` ${itemOfEvent(item)}` : ''}`;
  return line(event.happenedAt, username, type, action, what, rating ?? text);
}

function itemOfEvent(item: Pick<WorldEvent, 'movie' | 'show' | 'season' | 'episode' | 'episodes'>): string {
  const { movie, show, season, episode, episodes } = item;
  return itemLine(movie ?? show, season, episodes ?? (episode === undefined ? [] : [episode]));
}

export function lineOfActivity(activity: Activity): string {
  const { at, user, type, action, list, listItem, rating, comment } = activity;
  const what = list ? `${list.slug}${listItem ? ` ${itemOfActivity(listItem)}` : ''}` : itemOfActivity(activity);
  return line(at, user.username, type, action, what, rating?.value ?? comment?.text);
}

function itemOfActivity({
  movie,
  show,
  season,
  episode,
  episodes,
}: Partial<ListItem> & { episodes?: Episode[] | undefined }) {
  const all = episodes ?? (episode ? [episode] : []);
  return itemLine(
    movie?.ids.slug ?? show?.ids.slug,
    all[0]?.season ?? season?.number,
    all.map(({ number }) => number),
  );
}

function itemLine(title: string | undefined, season: number | undefined, episodes: readonly number[]): string {
  return [title, season, episodes.join('+')].filter((part) => part !== undefined && part !== '').join('/');
}

function line(
  ms: number,
  username: string,
  type: string,
  action: string,
  what: string,
  extra: string | number | undefined,
) {
  const said = typeof extra === 'string' && extra.length > 20 ? `… ${extra.slice(-8)}` : (extra ?? '');
  return `${Math.floor(ms / 1000)} ${type} ${action} ${what} ${username}${said === '' ? '' : `${SAID}${said}`}`;
}

const SAID = ' | ';

/** The sort key: no rule orders two comments of one second on one item. */
const placeOf = (text: string) => text.split(SAID, 1)[0] ?? '';

/**
 * Puts lines of equal sort key into one order. If an answer is full, the last ones lose their text, because the cut may
 * fall between them.
 */
export function fairly(lines: readonly string[], isFull: boolean): string[] {
  const last = placeOf(lines.at(-1) ?? '');
  const fair: string[] = [];
  for (let from = 0; from < lines.length; ) {
    const place = placeOf(lines[from] ?? '');
    let to = from;
    while (to < lines.length && placeOf(lines[to] ?? '') === place) to += 1;
    const group = lines.slice(from, to).sort();
    fair.push(...(isFull && place === last ? group.map(() => place) : group));
    from = to;
  }
  return fair;
}

/** Sorted by time descending, then type, action, item, as after losses. */
export function inOrderAfterLoss(lines: readonly string[]): string[] {
  const time = (text: string) => Number(text.split(' ', 1)[0]);
  return [...lines].sort((a, b) => time(b) - time(a) || (a < b ? -1 : a > b ? 1 : 0));
}
