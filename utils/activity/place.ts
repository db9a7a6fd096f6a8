import { DAY, MINUTE } from '@/utils/lib/time';

/**
 * Where an activity stands in the feed, ms UTC: when it happened; but news that is noticed more than a day late stands
 * where it was noticed (and says when it happened), and a time in the future, which people can set, counts as now.
 */
export function placeOf(at: number, noticedAt: number, baseline: boolean): number {
  if (at > noticedAt + 5 * MINUTE) return noticedAt;
  return !baseline && noticedAt - at > DAY ? noticedAt : at;
}
