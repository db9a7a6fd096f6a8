import type { Measured } from '@/bench/report';
import { compare, type Outcome } from '@/bench/schedule/compare';
import { MIX, SHAPES, type Shape } from '@/bench/schedule/world';
import { table } from '@/bench/table';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { SUSTAINED_REQUESTS_PER_DAY } from '@/utils/poll/budget';
import { CHECK_MINUTES, MAX_WAIT_HOURS } from '@/utils/settings/settings';

/** Delays in this time do not count, because the schedule is still learning about its people. */
const WARM_UP = 3 * DAY;
const MAX_WAIT_MS = MAX_WAIT_HOURS.default * HOUR;
const SIGMAS = [0.5, 1, 1.5, 2];

/** The required bounds: compared with the optimum for known rates, and as a gain over uniform reading. */
const MAX_RATIO = 1.15;
const LEAST_GAIN = 0.85;

interface Case {
  shape: Shape;
  people: number;
  days: number;
  sigmas: readonly number[];
  /** Share of Trakt's allowance. */
  share: number;
}

function cases(full: boolean): Case[] {
  const days = (few: number) => (full ? 30 : few);
  return [
    { shape: 'even', people: 20, days: days(4.5), sigmas: SIGMAS, share: 1 },
    { shape: 'even', people: 20, days: days(10), sigmas: SIGMAS, share: 0.1 },
    { shape: 'even', people: 200, days: days(6), sigmas: SIGMAS, share: 1 },
    { shape: 'even', people: 1000, days: days(4.5), sigmas: SIGMAS, share: 1 },
    { shape: 'daily', people: 200, days: days(7), sigmas: SIGMAS, share: 1 },
    { shape: 'lifelike', people: 20, days: days(10), sigmas: SIGMAS, share: 1 },
    { shape: 'lifelike', people: 200, days: days(5), sigmas: full ? SIGMAS : [1], share: 1 },
  ];
}

const minutes = (value: number) => value.toFixed(1);

function verdict(shape: Shape, sigma: number, { ours, optimum, uniform, miniflux, book }: Outcome) {
  const gain = (uniform.mean - ours.mean) / (uniform.mean - optimum.mean);
  // If everything is read as often as possible, there is nothing to gain.
  const isTight = book.uniform / book.optimum > 1.02;
  const good =
    shape === 'even'
      ? ours.mean <= MAX_RATIO * optimum.mean &&
        ours.mean <= MAX_RATIO * book.optimum &&
        (!isTight || gain >= LEAST_GAIN)
      : ours.mean < Math.min(optimum.mean, book.optimum);
  return {
    good,
    row: [
      sigma.toFixed(1),
      minutes(book.optimum),
      (ours.mean / book.optimum).toFixed(3),
      (ours.mean / optimum.mean).toFixed(3),
      isTight ? `${(100 * gain).toFixed(0)}%` : 'none there',
      (uniform.mean / ours.mean).toFixed(2),
      (book.uniform / book.optimum).toFixed(2),
      Math.exp(sigma ** 2 / 4).toFixed(2),
      (miniflux.mean / ours.mean).toFixed(2),
      good ? 'yes' : 'NO',
    ],
  };
}

const HEAD = ['sigma', 'policy', 'mean', 'p50', 'p95', 'requests/day'];
const ANNOUNCED = ['sigma', 'announced after, mean', 'p95', 'worst', 'requests per person and check'];
const VERDICT = [
  'sigma',
  'by the book',
  'ours/book',
  'ours/optimum',
  'of its gain',
  'uniform/ours',
  'uniform/optimum',
  'unclamped',
  'miniflux/ours',
  'kept',
];

/** Bounds for 20 people who live their lives, whatever they do. */
const LIFELIKE_20 = { mean: 3.5, p95: 9, worst: 16, perCheck: 2.4 };
type Announced = typeof LIFELIKE_20;

function printCase(each: Case): { isKept: boolean; announced: Announced[] } {
  const { shape, people, days, sigmas, share } = each;
  const allowance = Math.round(SUSTAINED_REQUESTS_PER_DAY * share).toLocaleString('en');
  console.log(`\n${people} people, ${shape}, ${days} days, ${allowance} requests a day to spend`);
  const [delays, verdicts, all]: [string[][], string[][], boolean[]] = [[], [], []];
  const found: Announced[] = [];
  for (const sigma of sigmas) {
    const checkMinutes = CHECK_MINUTES.default;
    const outcome = compare({ ...each, sigma, warmUp: WARM_UP, maxWait: MAX_WAIT_MS, checkMinutes });
    for (const policy of ['uniform', 'miniflux', 'ours', 'optimum'] as const) {
      const { mean, p50, p95, requests } = outcome[policy];
      delays.push([sigma.toFixed(1), policy, minutes(mean), minutes(p50), minutes(p95), requests.toFixed(0)]);
    }
    const { mean, p95, worst } = outcome.ours.announced;
    const perCheck = (outcome.ours.requests * checkMinutes * MINUTE) / DAY / people;
    found.push({ mean, p95, worst, perCheck });
    const { good, row } = verdict(shape, sigma, outcome);
    verdicts.push(row);
    all.push(good);
  }
  const announced = found.map(({ mean, p95, worst, perCheck }, index) => [
    sigmas[index]?.toFixed(1) ?? '',
    mean.toFixed(2),
    minutes(p95),
    minutes(worst),
    perCheck.toFixed(2),
  ]);
  console.log(`${table(HEAD, delays)}\n\n${table(ANNOUNCED, announced)}\n\n${table(VERDICT, verdicts)}`);
  return { isKept: all.every(Boolean), announced: found };
}

/**
 * Compares the schedule with uniform intervals, with Miniflux, and with the optimum for known rates, all with the same
 * number of requests. `--full`: 30 days of everything; `even`, `daily` or `lifelike`: only such worlds.
 */
export async function measure(args: string[]): Promise<Measured[]> {
  console.log(`Delay from a row being there to its being read, minutes, each row counted by what its news is worth.
Listings are read every ${CHECK_MINUTES.default} minutes at most, or as often as Trakt's edge has new answers, and every ${MAX_WAIT_HOURS.default} hours at least; ${WARM_UP / DAY} days of
warm-up are left out. The schedule sees what reads return; the optimum knows all rates, and keeps to the same limits.
Rows a day of the average person:
${table(Object.keys(MIX), [Object.values(MIX)])}
People differ by one factor, log-normal with sigma. "unclamped": exp(sigma^2/4), the gain over uniform reading between
people alone if there were no limits. Kept, even: at most ${MAX_RATIO} of the optimum and ${LEAST_GAIN} of its gain; else: better than it.`);
  const began = performance.now();
  const shapes = SHAPES.filter((shape) => args.includes(shape));
  const chosen = cases(args.includes('--full')).filter(({ shape }) => shapes.length === 0 || shapes.includes(shape));
  const found = chosen.map((each) => ({ each, ...printCase(each) }));
  console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`);
  const lifelike = found.find(({ each }) => each.shape === 'lifelike' && each.people === 20)?.announced ?? [];
  const worstOf = (key: keyof Announced) => [Math.max(...lifelike.map((each) => each[key]))];
  const line = (what: string, key: keyof Announced): Measured => ({
    what: `schedule: 20 people, ${what}`,
    unit: key === 'perCheck' ? 'requests' : 'minutes',
    own: worstOf(key),
    limit: LIFELIKE_20[key],
  });
  return [
    ...(lifelike.length > 0
      ? [
          line('announced after, mean', 'mean'),
          line('announced after, 95 %', 'p95'),
          line('announced after, worst', 'worst'),
          line('requests per person and check', 'perCheck'),
        ]
      : []),
    {
      what: 'schedule: worlds beyond a bound beside the optimum',
      unit: 'count',
      own: [found.filter(({ isKept }) => !isKept).length],
      limit: 0,
    },
  ];
}
