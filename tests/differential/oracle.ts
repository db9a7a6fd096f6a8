import type { WorldEvent } from '@/sandbox/world-event';

export interface OracleQuery {
  user?: string | undefined;
  around?: { shows: readonly string[]; seasons: readonly number[] } | undefined;
  types: 'all' | readonly string[];
  actions: 'all' | readonly string[];
  startTs?: number | undefined;
  endTs?: number | undefined;
}

/** Slugs of people that a stranger can see. */
export type Visible = ReadonlySet<string>;

const ACTIONS = 'watching scrobble checkin seen collection rating watchlist shout review created item_added'.split(' ');
const seconds = ({ happenedAt }: WorldEvent) => Math.floor(happenedAt / 1000);

/** The right answer to a question, computed from the log: newest first, uncut. */
export function oracle(log: readonly WorldEvent[], visible: Visible, query: OracleQuery): WorldEvent[] {
  const { user, around, types, actions, startTs = 0, endTs = Number.POSITIVE_INFINITY } = query;
  const isPublic = ({ id, user: owner, list }: WorldEvent) => {
    const made = log.findLast((e) => e.action === 'created' && e.user === owner && e.list === list && e.id <= id);
    return list === undefined || made?.privacy === 'public';
  };
  return log
    .filter((event) => ACTIONS.includes(event.action) && visible.has(event.user) && isPublic(event))
    .filter((event) => user === undefined || event.user === user)
    .filter(({ type }) => types === 'all' || types.includes(type))
    .filter(({ action }) => actions === 'all' || actions.includes(action))
    .filter((event) => seconds(event) >= startTs && seconds(event) <= endTs)
    .filter(({ type, show, season }) => {
      if (!around) return true;
      const isOf = type === 'episode' || type === 'season';
      return isOf && around.shows.includes(show ?? '') && around.seasons.includes(season ?? -1);
    })
    .sort((a, b) => seconds(b) - seconds(a) || b.id - a.id);
}
