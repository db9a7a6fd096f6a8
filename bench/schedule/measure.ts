import { MINUTE } from '@/utils/lib/time';

export interface Delays {
  /** Minutes, each row weighted by the value of its news. */
  mean: number;
  p50: number;
  p95: number;
  worst: number;
}

/** Delays are counted in buckets of a tenth of a minute, up to two days: millions of them in little memory. */
const STEP_MS = MINUTE / 10;
const STEP_COUNT = 20 * 60 * 48;

export function createMeasure() {
  const steps = new Float64Array(STEP_COUNT);
  let sum = 0;
  let total = 0;
  let worst = 0;
  const quantile = (share: number) => {
    let below = 0;
    const step = steps.findIndex((worth) => {
      below += worth;
      return below >= share * total;
    });
    return ((step + 0.5) * STEP_MS) / MINUTE;
  };
  return {
    add(delay: number, worth: number) {
      const step = Math.min(STEP_COUNT - 1, Math.floor(delay / STEP_MS));
      steps[step] = (steps[step] ?? 0) + worth;
      sum += delay * worth;
      total += worth;
      worst = Math.max(worst, delay);
    },
    delays: (): Delays => ({
      mean: sum / total / MINUTE,
      p50: quantile(0.5),
      p95: quantile(0.95),
      worst: worst / MINUTE,
    }),
  };
}
