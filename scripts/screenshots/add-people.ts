import { command } from '@/e2e/harness/command';
import type { Lookout } from '@/e2e/harness/lookout';
import { firstCheck } from '@/e2e/harness/steps';

/** The people of the pictures, by what one would type. */
export const PEOPLE = ['mia', 'ben', 'anouk', 'jon-o', 'zofia'];

/** Adds people by messages, which are the same in every language, and waits until their past has been read. */
export async function addPeople(lookout: Lookout, people: readonly string[] = PEOPLE): Promise<void> {
  for (const text of people) await command(lookout.driver, 'addUser', { text });
  await firstCheck(lookout);
}
