import { useEffect, useRef } from 'preact/hooks';
import { SECOND } from '@/utils/lib/time';
import { send } from '@/utils/messaging/send';
import { LOOK_AFTER_MS, LOOK_EVERY_MS, mayChange } from '@/utils/store/read/title-end';
import type { Viewing } from '@/utils/store/read/watching-now';

const TIMER_MS = 5 * SECOND;

/**
 * Asks for another look at people whose title should end about now, as long as the page is visible. The background
 * decides from the store who that is, and whether it costs a request.
 */
export function useLookAgain(groups: readonly Viewing[][], isWanted: boolean): void {
  /** Slug -> when the title should end. People stay in it for a while after that: the next title may be about to begin. */
  const ends = useRef(new Map<string, number>());
  for (const { activity, until } of groups.flat()) ends.current.set(activity.user.slug, until);
  useEffect(() => {
    if (!isWanted) return;
    let askedAt = Number.NEGATIVE_INFINITY;
    const timer = setInterval(() => {
      const now = Date.now();
      for (const [slug, until] of ends.current) if (now > until + LOOK_AFTER_MS) ends.current.delete(slug);
      const isTime = Math.abs(now - askedAt) >= LOOK_EVERY_MS && document.visibilityState === 'visible';
      if (!isTime || ![...ends.current.values()].some((until) => mayChange(until, now))) return;
      askedAt = now;
      void send('lookAgain');
    }, TIMER_MS);
    return () => clearInterval(timer);
  }, [isWanted]);
}
