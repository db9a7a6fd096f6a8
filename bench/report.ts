import { median, spreadOf } from '@/bench/stats';
import { table } from '@/bench/table';

/** One line of the table: what was measured, with the floor of the same run and its bound. */
export interface Measured {
  what: string;
  unit: 'ms' | 'MB' | 'bytes' | 'minutes' | 'requests' | 'count';
  own: readonly number[];
  /** Measured as often, in turns with `own`; left out: `limit` is a bound of the number itself. */
  floor?: readonly number[];
  floorIs?: string;
  /** Maximum of the ratio to the floor, or of the number. Left out: for information. */
  limit?: number;
  /** True: `limit` bounds the number itself, although there is a floor. */
  isRatioFree?: boolean;
  /** What takes the time, where the median is over the limit. */
  goesTo?: string;
}

/** Ratio of a median to that of its floor. */
export const ratioOf = ({ own, floor }: Measured): number | null => (floor ? median(own) / median(floor) : null);

export function isKept(line: Measured): boolean {
  const { own, limit, isRatioFree } = line;
  return limit === undefined || ((isRatioFree ? null : ratioOf(line)) ?? median(own)) <= limit;
}

/** Ratio of the best times: those of a busy machine have a long tail. */
const least = ({ own, floor }: Measured) => (floor ? Math.min(...own) / Math.min(...floor) : null);

function figure(value: number, unit: Measured['unit']): string {
  if (unit === 'bytes') return value.toLocaleString('en');
  if (unit === 'count' || unit === 'requests') return String(Math.round(value * 10) / 10);
  return value.toFixed(value < 100 ? 1 : 0);
}

function words(values: readonly number[], unit: Measured['unit']): string {
  const { median: middle, min, max } = spreadOf(values);
  const most = values.length > 1 && min !== max ? ` (${figure(min, unit)} to ${figure(max, unit)})` : '';
  return figure(middle, unit) + most;
}

function lineOf(line: Measured): string[] {
  const { what, unit, own, floor, floorIs, limit, isRatioFree } = line;
  const ratio = ratioOf(line);
  const isOfRatio = ratio !== null && !isRatioFree;
  const bound = limit === undefined ? '' : isOfRatio ? `x ${limit.toFixed(2)}` : figure(limit, unit);
  return [
    unit === 'count' || unit === 'requests' ? what : `${what}, ${unit}`,
    words(own, unit),
    floor ? words(floor, unit) + (floorIs ? ` ${floorIs}` : '') : '',
    ratio?.toFixed(2) ?? '',
    floor && floor.length > 1 ? (least(line)?.toFixed(2) ?? '') : '',
    bound,
    limit === undefined ? '' : isKept(line) ? 'yes' : 'NO',
  ];
}

/** The table, and below it what the time goes to where a bound is missed. */
export function report(lines: readonly Measured[]): string {
  const head = ['median (least to most)', 'Lookout', 'floor', 'ratio', 'of least', 'bound', 'kept'];
  const missed = lines.flatMap((line) => (line.goesTo && !isKept(line) ? [`${line.what}: ${line.goesTo}`] : []));
  return [table(head, lines.map(lineOf)), ...missed].join('\n\n');
}
