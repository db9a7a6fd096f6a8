import type { WorldEvent } from '@/sandbox/world-event';

/**
 * What Trakt's current API has lost, and nothing else: each function takes a log and returns what is left of it.
 * Written from the documented losses, independently of the sandbox's own projections.
 */
type Loss = (log: readonly WorldEvent[], now: number) => WorldEvent[];

const PLAYS = ['scrobble', 'checkin', 'seen'];
const MINUTE = 60_000;

const isPlay = ({ action }: WorldEvent) => PLAYS.includes(action);
const same = (a: WorldEvent, b: WorldEvent) => itemOf(a) === itemOf(b) && a.user === b.user;

/** Of single episodes, seasons, shows, movies. */
function itemOf({ movie, show, season, episode }: WorldEvent): string {
  return [movie, show, season, episode].join('/');
}

/** `episodes[]` become single plays and single rows of a collection. */
const splitEpisodes: Loss = (log) =>
  log.flatMap((event) => {
    const { episodes, ...rest } = event;
    return episodes ? episodes.map((episode) => ({ ...rest, episode })) : [event];
  });

/** Of watching, only the person's newest is left, unless it was stopped, is over, or became a play. */
const pastWatching: Loss = (log, now) =>
  log.filter((event, i) => {
    if (event.action !== 'watching') return true;
    const later = log.slice(i + 1).filter(({ user }) => user === event.user);
    const ended = later.some((e) => ['watching', 'stop'].includes(e.action) || (isPlay(e) && same(e, event)));
    return !ended && (event.expiresAt ?? 0) > now;
  });

/** Drops ratings that were replaced or removed, and what was taken from watchlist, collection, lists and history. */
const overwrittenAndRemoved: Loss = (log) =>
  log.filter((event, i) => {
    const later = log.slice(i + 1).filter(({ user }) => user === event.user);
    const gone = (...actions: string[]) => later.some((e) => actions.includes(e.action) && same(e, event));
    if (isPlay(event)) return !gone('unseen');
    switch (event.action) {
      case 'rating':
        return !gone('rating', 'unrate');
      case 'watchlist':
        return !gone('unwatchlist');
      case 'collection':
        return !gone('uncollect');
      case 'shout':
      case 'review':
        return !later.some(({ action, target }) => action === 'uncomment' && target === event.id);
      case 'created':
        return !later.some((e) => e.action === 'list_deleted' && e.list === event.list);
      case 'item_added':
        return !later.some(
          (e) =>
            e.list === event.list &&
            (e.action === 'list_deleted' ||
              (e.action === 'item_removed' && JSON.stringify(e.item) === JSON.stringify(event.item))),
        );
      default:
        return true;
    }
  });

/** Drops the seconds of plays. */
const secondsOfPlays: Loss = (log) =>
  log.map((event) =>
    isPlay(event) ? { ...event, happenedAt: Math.floor(event.happenedAt / MINUTE) * MINUTE } : event,
  );

/** Private and deleted people, and caches: a stranger sees no such people, and the caches are off. */
const LOSSES: readonly Loss[] = [splitEpisodes, pastWatching, overwrittenAndRemoved, secondsOfPlays];

export function lose(log: readonly WorldEvent[], now: number): WorldEvent[] {
  return LOSSES.reduce<WorldEvent[]>((left, loss) => loss(left, now), [...log]);
}

/** Around a season: actions that are returned only for the people asked about. */
export function isOfPeople({ action }: WorldEvent): boolean {
  return PLAYS.includes(action) || ['collection', 'rating', 'watchlist'].includes(action);
}
