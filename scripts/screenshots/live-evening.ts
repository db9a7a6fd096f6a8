import type { Lookout } from '@/e2e/harness/lookout';
import { firstCheck } from '@/e2e/harness/steps';
import { until } from '@/e2e/harness/until';
import type { Sandbox } from '@/sandbox/app';
import { addPeople } from './add-people';
import { evening } from './evening';

/**
 * Adds the people, lets the evening happen, and waits until a check has brought it and has ended. No page shows the
 * feed meanwhile: what is on screen is not notified.
 */
export async function liveEvening(lookout: Lookout, sandbox: Sandbox): Promise<void> {
  await addPeople(lookout);
  evening(sandbox);
  await lookout.fireAlarm();
  await until('the evening to be counted', lookout.badge);
  await firstCheck(lookout);
}
