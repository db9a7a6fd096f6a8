import type { Answer } from '@/scripts/doctor/answer';
import type { EndpointFinding } from '@/scripts/doctor/finding';
import { valueAt } from '@/scripts/doctor/inspect';
import { HOUR, MINUTE, SECOND } from '@/utils/lib/time';

const STEPS = { second: { own: SECOND, coarser: MINUTE }, minute: { own: MINUTE, coarser: HOUR } } as const;
/** With this many different times, it is hardly chance that all are on a full minute (hour). */
const ENOUGH = 5;

/** Compares the precision of the times with the one that identities rely on. */
export function checkPrecision({ facts, inspected }: Answer): EndpointFinding[] {
  if (!facts.time) return [];
  const { field, precision } = facts.time;
  const { own, coarser } = STEPS[precision];
  const values = inspected.rows.map(({ wire }) => valueAt(wire, field));
  const times = new Set(values.filter((value): value is number => typeof value === 'number'));
  const finer = [...times].find((time) => time % own !== 0);
  const check = 'precision';
  const expected = `${field} to the ${precision}`;
  if (finer !== undefined) {
    const means =
      precision === 'minute'
        ? 'Trakt times plays more exactly than Lookout expects, and one play from two listings may count as two.'
        : 'Identities that contain the time change: known activities may be announced again.';
    return [{ check, expected, came: new Date(finer).toISOString(), means }];
  }
  if (times.size < ENOUGH || [...times].some((time) => time % coarser !== 0)) return [];
  const unit = precision === 'minute' ? 'hour' : 'minute';
  const came = `${times.size} times, all on a full ${unit}`;
  return [
    { check, expected, came, means: `Two events within one ${unit} may be taken for one, or come in another order.` },
  ];
}
