import { createRandom, hashOf, type Random } from '@/sandbox/random';
import type { EventSpec, MovieSpec, ShowSpec } from '@/sandbox/world-spec';
import { review, shout } from './comments';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A person's habits, drawn once from the seed. */
interface Habit {
  /** Chance of an evening with a screen. */
  evenings: number;
  /** Chance that a weekend day becomes a binge. */
  binges: number;
  rates: number;
  comments: number;
  checksIn: boolean;
  collects: boolean;
  /** Hours between UTC and this person's evening. */
  zone: number;
  shows: ShowSpec[];
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const keyed = items.map((item) => ({ item, key: random.next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

function habitOf(random: Random, shows: ShowSpec[], index: number): Habit {
  return {
    evenings: index === 0 ? 0.7 : 0.15 + random.next() * 0.45,
    binges: 0.05 + random.next() * 0.2,
    rates: 0.1 + random.next() * 0.35,
    comments: 0.01 + random.next() * 0.04,
    checksIn: random.chance(0.3),
    collects: random.chance(0.5),
    zone: random.int(-5, 9),
    shows: shuffled(random, shows),
  };
}

/** One person's progress through the chosen shows, episode by episode. */
function* episodesOf(shows: ShowSpec[]) {
  for (const show of shows) {
    for (const season of show.seasons) {
      const count = typeof season.episodes === 'number' ? season.episodes : season.episodes.length;
      if (season.number === 0) continue;
      for (let episode = 1; episode <= count; episode++)
        yield { show, season: season.number, episode, last: episode === count };
    }
  }
}

const refOf = (show: ShowSpec) => show.ids?.slug ?? show.title;

/** A year of one person's events up to `now`, in any order. */
export function historyOf(
  user: string,
  index: number,
  { seed, now, shows, movies }: { seed: number; now: number; shows: ShowSpec[]; movies: MovieSpec[] },
): EventSpec[] {
  const random = createRandom(seed ^ hashOf(user));
  const habit = habitOf(random, shows, index);
  const events: EventSpec[] = [];
  const walk = episodesOf(habit.shows);
  const films = shuffled(random, movies);
  const listed: string[] = [];
  let lists = 0;
  const add = (at: number, event: Omit<EventSpec, 'user' | 'at'>) => {
    if (at < now) events.push({ user, at, ...event });
  };

  const opinion = (at: number, item: Pick<EventSpec, 'show' | 'movie' | 'season' | 'episode'>, title: string) => {
    if (random.chance(habit.rates)) add(at + 40_000, { action: 'rating', ...item, rating: random.int(5, 10) });
    if (random.chance(habit.comments)) {
      const long = random.chance(0.2);
      add(at + 9 * MINUTE, {
        action: long ? 'review' : 'shout',
        ...item,
        text: long ? review(random, title) : shout(random),
      });
    }
  };

  const watch = (start: number): number => {
    const next = walk.next();
    if (next.done) return start;
    const { show, season, episode, last } = next.value;
    const item = { show: refOf(show), season, episode };
    const end = start + (show.runtime ?? 50) * MINUTE + random.int(0, 50_000);
    const recent = now - start < 30 * DAY;
    if (recent && !habit.checksIn) add(start, { action: 'watching', ...item });
    add(end, { action: habit.checksIn && random.chance(0.5) ? 'checkin' : 'scrobble', ...item });
    opinion(end, item, show.title);
    if (last && random.chance(0.4))
      add(end + 3 * MINUTE, { action: 'rating', show: item.show, season, rating: random.int(6, 10) });
    if (last && random.chance(0.5))
      add(end + 2 * MINUTE, { action: 'rating', show: item.show, rating: random.int(6, 10) });
    return end + random.int(2, 15) * MINUTE;
  };

  const film = (start: number) => {
    const movie = films.pop();
    if (!movie) return;
    const item = { movie: movie.ids?.slug ?? movie.title };
    const end = start + (movie.runtime ?? 110) * MINUTE + random.int(0, 50_000);
    add(start, { action: 'watching', ...item });
    add(end, { action: 'scrobble', ...item });
    if (listed.includes(item.movie)) add(end + 1000, { action: 'unwatchlist', ...item });
    opinion(end, item, movie.title);
  };

  const errand = (at: number) => {
    const show = random.pick(shows);
    const movie = random.pick(movies);
    const title = movie.ids?.slug ?? movie.title;
    switch (random.int(0, 5)) {
      case 0:
        listed.push(title);
        return add(at, { action: 'watchlist', movie: title });
      case 1:
        return add(at, { action: 'watchlist', show: refOf(show) });
      case 2:
        if (habit.collects) add(at, { action: 'collection', movie: title });
        return;
      case 3:
        if (habit.collects) add(at, { action: 'collection', show: refOf(show), season: 1, episodes: [1, 2, 3] });
        return;
      case 4: {
        const name = random.pick(['Rainy Sundays', 'To show my parents', 'Best endings', 'Comfort', 'Long flights']);
        lists += 1;
        add(at, { action: 'created', list: `${name} ${lists}`, description: `${name}, in no order.` });
        add(at + MINUTE, { action: 'item_added', list: `${name} ${lists}`, item: { movie: title } });
        return add(at + 2 * MINUTE, { action: 'item_added', list: `${name} ${lists}`, item: { show: refOf(show) } });
      }
      default:
        // Marked as watched today, dated a week back.
        return add(at, {
          action: 'seen',
          happenedAt: at - 7 * DAY,
          show: refOf(show),
          season: 1,
          episodes: [1, 2, 3, 4],
        });
    }
  };

  const today = Math.floor(now / DAY) * DAY;
  for (let day = today - 365 * DAY; day <= today; day += DAY) {
    const weekend = [0, 6].includes(new Date(day).getUTCDay());
    const evening = day + (19 - habit.zone) * HOUR + random.int(0, 90) * MINUTE;
    if (weekend && random.chance(habit.binges)) {
      let at = evening - 5 * HOUR;
      for (let i = random.int(3, 7); i > 0; i--) at = watch(at);
    } else if (weekend && random.chance(0.1)) film(evening);
    else if (random.chance(habit.evenings)) {
      const at = watch(evening);
      if (random.chance(0.3)) watch(at);
    }
    // At any second, not on the full minute.
    if (random.chance(0.04)) errand(evening - 2 * HOUR + ((day / DAY) % 60) * 1000);
  }
  return events;
}
