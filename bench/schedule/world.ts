import { createRandom, type Random } from '@/sandbox/random';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import type { UserStreamKind } from '@/utils/sources/stream';

/**
 * Rows per day of each stream of an average person. The rate of a person is that times a log-normal factor with mean 1.
 * Not the first estimates of the schedule, which has to learn the true rates.
 */
export const MIX: Readonly<Record<UserStreamKind, number>> = {
  watching: 2,
  history: 2.8,
  ratings: 0.84,
  watchlist: 0.7,
  'collection-movies': 0.1,
  'collection-episodes': 0.5,
  comments: 0.12,
  lists: 0.15,
};

/**
 * How rows arrive. `even`: each stream is a Poisson process. `daily`: the same, but people sleep, in several time
 * zones. `lifelike`: daily, and plays come in sittings; most are announced by a watching, some are bulk marks.
 */
export const SHAPES = ['even', 'daily', 'lifelike'] as const;
export type Shape = (typeof SHAPES)[number];

export interface WorldOptions {
  people: number;
  sigma: number;
  shape: Shape;
  seed: number;
  /** ms UTC. Before `start` is the past that a first read can show. */
  start: number;
  end: number;
}

export interface TrueStream {
  kind: UserStreamKind;
  person: number;
  /** Rows per day, known only to the optimum. */
  perDay: number;
  /** When rows appear, ms UTC, ascending. */
  times: number[];
  /** Only `watching` of a lifelike world: when each ends. */
  ends: number[] | null;
}

const PAST = 45 * DAY;
/** Hours from UTC of the people: the Americas, Europe, Asia and Australia. */
const ZONES = [-8, -6, -5, -5, -3, 0, 1, 1, 1, 2, 2, 5, 8, 10];
const PLAYS_PER_SITTING = 2.5;
const BULK = 0.15;
const ANNOUNCED = 0.6;
const ABANDONED = 0.16;
const RATED = 0.3;
const SEEN = ANNOUNCED * (1 - BULK);
/** How a lifelike world changes three streams of the mix. */
const DERIVED: Partial<Record<UserStreamKind, number>> = {
  watching: (MIX.history / MIX.watching) * SEEN,
  history: 1 - SEEN * ABANDONED,
  ratings: ((MIX.history * RATED) / MIX.ratings) * (1 - SEEN * ABANDONED),
};

/** Mean 0, deviation 1. */
const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** Everything that happens, by person and stream. */
export function createWorld({ people, sigma, shape, seed, start, end }: WorldOptions): TrueStream[] {
  const streams: TrueStream[] = [];
  for (let person = 0; person < people; person += 1) {
    const random = createRandom(seed * 1_000_003 + person);
    const eagerness = Math.exp(sigma * normal(random) - sigma ** 2 / 2);
    const evening = 20.5 - random.pick(ZONES) + 1.5 * normal(random);
    const busy = (at: number) => (shape === 'even' ? 1 : busyness(at, evening));
    const own = new Map<UserStreamKind, TrueStream>();
    for (const [kind, average] of Object.entries(MIX) as [UserStreamKind, number][]) {
      const stream = {
        kind,
        person,
        perDay: average * eagerness * (shape === 'lifelike' ? (DERIVED[kind] ?? 1) : 1),
        times: [] as number[],
        ends: null,
      };
      own.set(kind, stream);
      streams.push(stream);
      if (shape === 'lifelike' && DERIVED[kind] !== undefined) continue;
      stream.times = moments(random, stream.perDay, start - PAST, end, busy);
    }
    if (shape === 'lifelike')
      sittings(random, own, moments(random, (MIX.history * eagerness) / PLAYS_PER_SITTING, start - PAST, end, busy));
  }
  return streams;
}

/** Activity over a day with an evening and a night; its mean is 1. */
function busyness(at: number, evening: number): number {
  const angle = ((at / HOUR - evening) / 24) * 2 * Math.PI;
  return 0.1 + (0.9 * Math.exp(1.6 * Math.cos(angle))) / 1.75;
}

/** A Poisson process with a daily rate, by thinning. */
function moments(random: Random, perDay: number, from: number, to: number, busy: (at: number) => number): number[] {
  const most = 2.7;
  const times: number[] = [];
  for (let at = from; ; ) {
    at += (-Math.log(1 - random.next()) * DAY) / (perDay * most);
    if (at >= to) return times;
    if (random.next() < busy(at) / most) times.push(at);
  }
}

/** Adds plays, watching and ratings for each sitting. */
function sittings(random: Random, own: Map<UserStreamKind, TrueStream>, begins: readonly number[]): void {
  const plays: number[] = [];
  const ratings: number[] = [];
  const watching: { at: number; end: number }[] = [];
  for (const begin of begins) {
    const bulk = random.next() < BULK;
    const announced = random.next() < ANNOUNCED;
    const runtime = random.pick([25, 45, 45, 60, 110]) * MINUTE;
    let at = begin;
    do {
      const end = at + runtime;
      if (announced && !bulk) watching.push({ at, end });
      const stop = bulk ? begin : end - random.next() * 4 * MINUTE;
      if (random.next() >= (announced && !bulk ? ABANDONED : 0)) {
        plays.push(stop);
        if (random.next() < RATED) ratings.push(stop + random.next() * 10 * MINUTE);
      }
      at = end + random.next() * 3 * MINUTE;
    } while (random.next() < 1 - 1 / PLAYS_PER_SITTING);
  }
  const put = (kind: UserStreamKind, times: number[]) => {
    const stream = own.get(kind);
    if (stream) stream.times = times.sort((a, b) => a - b);
  };
  put('history', plays);
  put('ratings', ratings);
  watching.sort((a, b) => a.at - b.at);
  put(
    'watching',
    watching.map(({ at }) => at),
  );
  const stream = own.get('watching');
  if (stream) stream.ends = watching.map(({ end }) => end);
}
