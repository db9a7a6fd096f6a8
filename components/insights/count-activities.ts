import { nameOf } from '@/utils/activity/people';
import { startOfDay } from '@/utils/lib/relative-time';
import { DAY } from '@/utils/lib/time';
import type { Period } from '@/utils/store/read/feed-query';
import type { Card } from '@/utils/store/schema';

export interface Named {
  name: string;
  count: number;
}

/** Counts per person, title, day and hour, taken from cards. "Watching" is not counted, because it becomes a play. */
export interface Counts {
  total: number;
  /** By slug. */
  people: Map<string, Named>;
  /** Shows and movies, by their facets: `show:severance`. One without an id of Trakt has its name: `show/Severance`. */
  titles: Map<string, Named>;
  /** Local midnight of a day, ms UTC -> slug -> count. */
  days: Map<number, Map<string, number>>;
  /** 7 days from Monday, each with 24 hours of local time. */
  hours: number[][];
}

export function noCounts(): Counts {
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  return { total: 0, people: new Map(), titles: new Map(), days: new Map(), hours };
}

/** Adds the activities of `cards` that happened at or after `since` (ms UTC). */
export function countCards(counts: Counts, cards: readonly Card[], since: number): void {
  for (const { activities } of cards) {
    for (const { at, action, user, movie, show } of activities) {
      if (at < since || action === 'watching') continue;
      counts.total += 1;
      add(counts.people, user.slug, nameOf(user));
      const media = movie ?? show;
      const id = media && (media.ids.slug ?? media.ids.trakt);
      const kind = movie ? 'movie' : 'show';
      if (media) add(counts.titles, id ? `${kind}:${id}` : `${kind}/${media.title}`, media.title);
      const day = startOfDay(at);
      const people = counts.days.get(day) ?? new Map<string, number>();
      counts.days.set(day, people.set(user.slug, (people.get(user.slug) ?? 0) + 1));
      const date = new Date(at);
      const hours = counts.hours[(date.getDay() + 6) % 7];
      if (hours) hours[date.getHours()] = (hours[date.getHours()] ?? 0) + 1;
    }
  }
}

function add(all: Map<string, Named>, key: string, name: string): void {
  const known = all.get(key);
  if (known) known.count += 1;
  else all.set(key, { name, count: 1 });
}

/** The `most` most frequent entries, sorted. */
export function topOf(all: ReadonlyMap<string, Named>, most: number): [key: string, named: Named][] {
  return [...all].sort(([, a], [, b]) => b.count - a.count).slice(0, most);
}

/** Maximum number of columns. A longer range is grouped by week, or by four weeks. */
const MAX_COLUMNS = 100;

export interface Columns {
  /** Start of each column, ms UTC, oldest first, including columns without activity. */
  starts: number[];
  /** Days per column. */
  days: number;
  /** The people shown separately, most active first; `slug: null` is everybody else together. */
  people: { slug: string | null; name: string; counts: number[] }[];
}

/** The time that a column stands for. */
export function periodOf({ starts, days }: Columns, index: number): Period {
  const since = starts[index] ?? 0;
  return { since, until: new Date(since).setDate(new Date(since).getDate() + days) };
}

/** The person with the segment of a column at a height, counted from the bottom; undefined above the column. */
export function personAt({ people }: Columns, index: number, height: number): Columns['people'][number] | undefined {
  let top = 0;
  return people.find(({ counts }) => {
    top += counts[index] ?? 0;
    return height < top;
  });
}

/** Groups the days into columns. `since`: start of the range, ms UTC; earlier days are ignored. */
export function columnsOf(counts: Counts, { since, now, most }: { since: number; now: number; most: number }): Columns {
  const first = startOfDay(Math.max(since, Math.min(...counts.days.keys(), now)));
  const total = Math.round((startOfDay(now) - first) / DAY) + 1;
  const days = [1, 7, 28].find((size) => total / size <= MAX_COLUMNS) ?? 28 * Math.ceil(total / 28 / MAX_COLUMNS);
  const starts = Array.from({ length: Math.ceil(total / days) }, (_, at) =>
    new Date(first).setDate(new Date(first).getDate() + at * days),
  );
  const top = topOf(counts.people, most);
  const people: Columns['people'] = top.map(([slug, { name }]) => ({ slug, name, counts: starts.map(() => 0) }));
  if (counts.people.size > top.length) people.push({ slug: null, name: '', counts: starts.map(() => 0) });
  for (const [day, each] of counts.days) {
    const at = Math.floor(Math.round((day - first) / DAY) / days);
    for (const [slug, count] of each) {
      const person = people.find((other) => other.slug === slug) ?? people.at(-1);
      if (person && at >= 0 && at < starts.length) person.counts[at] = (person.counts[at] ?? 0) + count;
    }
  }
  return { starts, days, people };
}
