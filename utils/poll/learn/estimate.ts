import { onceEach } from '@/utils/lib/once-each';
import { type Rhythm, rhythmOf } from '@/utils/poll/learn/rhythm';
import type { Stream } from '@/utils/sources/stream';
import type { OutlineRate } from '@/utils/store/stream-outline';

/** The expected activity of a stream. */
export interface Estimate {
  /** Rows per day. */
  readonly perDay: number;
  readonly rhythm: Rhythm;
}

/**
 * Sittings per day of each kind of stream before anything is known. A guess that is wrong by a factor of ten is
 * corrected within a day.
 */
const FIRST_GUESS: Readonly<Record<Stream['kind'], number>> = {
  watching: 1,
  history: 1,
  ratings: 0.3,
  watchlist: 0.2,
  'collection-movies': 0.05,
  'collection-episodes': 0.1,
  comments: 0.05,
  lists: 0.05,
  'show-history': 0.1,
  'show-watching': 3,
  'season-comments': 0.2,
  'recent-comments': 1,
  counters: 4,
  'own-watchlist': 1,
  'own-plays': 1,
  following: 5,
  follows: 0.1,
  'me-people': 0.3,
  'me-comments': 0.5,
  'me-lists': 0.1,
  'user-activity': 2,
  'show-activity': 2,
};

/** Weight of a kind's first guess, in days, over all its streams. */
const GUESS_DAYS = 5;
/** Weight of the average person, in sittings; small, because some people do a hundred times as much as others. */
const PERSON_WEIGHT_SITTINGS = 0.7;
/** Weight of the person's other streams, in sittings. */
const STREAM_WEIGHT_SITTINGS = 1.5;
/** The same for the number of rows per sitting. */
const ROWS_WEIGHT_SITTINGS = 3;
const FIRST_ROWS = 1.5;

interface Sum {
  sittings: number;
  rows: number;
  /** Days observed. */
  exposure: number;
}

function sumOf<K>(sums: Map<K, Sum>, key: K): Sum {
  let sum = sums.get(key);
  if (!sum) {
    sum = { sittings: 0, rows: 0, exposure: 0 };
    sums.set(key, sum);
  }
  return sum;
}

function addHours(sums: Float64Array, hours: ArrayLike<number>, first: number): void {
  for (let hour = 0; hour < 24; hour += 1) sums[hour] = (sums[hour] ?? 0) + (hours[first + hour] ?? 0);
}

/** The person or show behind streams: all streams of one follow the same habits. */
class Owner {
  private sittings = 0;
  /** The sittings that an average person would have had. */
  private exposure = 0;
  private readonly rates: OutlineRate[] = [];
  private known: Rhythm | undefined;

  /** @param usual sittings per day of streams of this kind */
  add(rate: OutlineRate, usual: number): void {
    this.sittings += rate.sittings;
    this.exposure += rate.days * usual;
    this.rates.push(rate);
  }

  eagerness(): number {
    return (this.sittings + PERSON_WEIGHT_SITTINGS) / (this.exposure + PERSON_WEIGHT_SITTINGS);
  }

  /** Computed on demand: few of thousands of people need it. */
  rhythm(): Rhythm {
    if (this.known) return this.known;
    const sums = new Float64Array(24);
    for (const { hours, firstHour = 0 } of this.rates) addHours(sums, hours, firstHour);
    this.known = rhythmOf(sums);
    return this.known;
  }
}

/**
 * Finds the owner of a stream, in one map per kind of name: joining strings to a key would take longer than the sums.
 */
function owners(): (stream: Stream) => Owner {
  const make = () => new Owner();
  const [person, show, other] = [
    onceEach<string, Owner>(make),
    onceEach<string, Owner>(make),
    onceEach<string, Owner>(make),
  ];
  return (stream) => {
    if ('user' in stream) return person(stream.user);
    return 'show' in stream ? show(stream.show) : other(stream.kind);
  };
}

class OwnersEstimate implements Estimate {
  constructor(
    readonly perDay: number,
    private readonly owner: Owner,
  ) {}

  get rhythm(): Rhythm {
    return this.owner.rhythm();
  }
}

/**
 * Expected activity of each stream, in the same order. Observations of a stream are completed with those of its
 * person's other streams and of other people's streams of the same kind; the fewer it has, the more these count
 * (empirical Bayes: rates are products of kind and person, sittings a Poisson process).
 */
export function estimate(streams: readonly { stream: Stream; rate: OutlineRate | undefined }[]): Estimate[] {
  const kinds = new Map<Stream['kind'], Sum>();
  for (const { stream, rate } of streams) {
    const sum = sumOf(kinds, stream.kind);
    sum.sittings += rate?.sittings ?? 0;
    sum.rows += rate?.rows ?? 0;
    sum.exposure += rate?.days ?? 0;
  }
  const usual = (kind: Stream['kind']) => {
    const { sittings, rows, exposure } = sumOf(kinds, kind);
    return {
      sittings: (sittings + GUESS_DAYS * FIRST_GUESS[kind]) / (exposure + GUESS_DAYS),
      rows: (rows + ROWS_WEIGHT_SITTINGS * FIRST_ROWS) / (sittings + ROWS_WEIGHT_SITTINGS),
    };
  };
  const ofKind = new Map([...kinds.keys()].map((kind) => [kind, usual(kind)]));

  const ownerOf = owners();
  const all = streams.map(({ stream, rate }) => {
    const owner = ownerOf(stream);
    if (rate) owner.add(rate, ofKind.get(stream.kind)?.sittings ?? 0);
    return owner;
  });

  return streams.map(({ stream, rate }, index) => {
    const owner = all[index] as Owner;
    const kind = ofKind.get(stream.kind) ?? { sittings: 1, rows: 1 };
    const expected = kind.sittings * owner.eagerness();
    const { sittings = 0, rows = 0, days = 0 } = rate ?? {};
    const perDay = (sittings + STREAM_WEIGHT_SITTINGS) / (days + STREAM_WEIGHT_SITTINGS / expected);
    const each = (rows + ROWS_WEIGHT_SITTINGS * kind.rows) / (sittings + ROWS_WEIGHT_SITTINGS);
    return new OwnersEstimate(perDay * each, owner);
  });
}
