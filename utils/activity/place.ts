import { DAY, MINUTE } from '@/utils/lib/time';

/**
 * The position of an activity in the feed, ms UTC: when it happened. News noticed more than a day late is placed at the
 * time it was noticed (its row still shows when it happened). So is an activity with a time in the future, which people
 * can set.
 */
export function placeOf(at: number, noticedAt: number, baseline: boolean): number {
  if (at > noticedAt + 5 * MINUTE) return noticedAt;
  return !baseline && noticedAt - at > DAY ? noticedAt : at;
}
