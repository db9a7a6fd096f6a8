import { useEffect, useRef } from 'preact/hooks';
import { SECOND } from '@/utils/lib/time';
import { send } from '@/utils/messaging/send';
import type { Viewing } from '@/utils/store/read/watching-now';
import { createLookTimes } from './look-times';

const TIMER_MS = 5 * SECOND;

/**
 * Asks for another look at people with a title that should end about now, as long as the page is visible. The
 * background decides from the store who that is, and whether it costs a request.
 */
export function useLookAgain(groups: readonly Viewing[][], isWanted: boolean): void {
  const times = useRef(createLookTimes());
  times.current.see(groups);
  useEffect(() => {
    if (!isWanted) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && times.current.isTime(Date.now())) void send('lookAgain');
    }, TIMER_MS);
    return () => clearInterval(timer);
  }, [isWanted]);
}
