import type { Lookout } from '@/e2e/harness/lookout';
import { firstCheck, rows, unreadRows } from '@/e2e/harness/steps';
import type { Sandbox } from '@/sandbox/app';
import { addPeople } from './add-people';
import { evening } from './evening';

/** Adds the people, lets the evening happen, and waits until a check has brought it and has ended. */
export async function liveEvening(lookout: Lookout, sandbox: Sandbox): Promise<void> {
  await addPeople(lookout);
  evening(sandbox);
  await lookout.fireAlarm();
  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  await unreadRows(popup).nth(2).waitFor();
  await popup.close();
  await firstCheck(lookout);
}
