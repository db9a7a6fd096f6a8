import { LOOK_AFTER_MS, LOOK_EVERY_MS, mayChange } from '@/utils/store/read/title-end';
import type { Viewing } from '@/utils/store/read/watching-now';

/** When an open panel asks for another look at the people it has seen in "Watching now". */
export interface LookTimes {
  see(groups: readonly Viewing[][]): void;
  /** Whether to ask now (ms UTC): for somebody with a title that should end about now, as long after the last time. */
  isTime(now: number): boolean;
}

export function createLookTimes(): LookTimes {
  /** By slug. People stay in it for a while after the end: the next title may be about to begin. */
  const ends = new Map<string, { until: number; askedAt: number }>();
  return {
    see(groups) {
      for (const { activity, until } of groups.flat()) {
        const { slug } = activity.user;
        ends.set(slug, { askedAt: ends.get(slug)?.askedAt ?? 0, until });
      }
    },
    isTime(now) {
      for (const [slug, { until }] of ends) if (now > until + LOOK_AFTER_MS) ends.delete(slug);
      const about = [...ends.values()].filter(({ until }) => mayChange(until, now));
      // The clock may have been set back.
      if (!about.some(({ askedAt }) => Math.abs(now - askedAt) >= LOOK_EVERY_MS)) return false;
      // One look is for all of them.
      for (const each of about) each.askedAt = now;
      return true;
    },
  };
}
