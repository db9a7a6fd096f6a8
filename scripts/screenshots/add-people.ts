import { command } from '@/e2e/harness/command';
import type { Lookout } from '@/e2e/harness/lookout';
import { firstCheck } from '@/e2e/harness/steps';
import { until } from '@/e2e/harness/until';

/** The people of the pictures, by what one would type. */
export const PEOPLE = ['mia', 'ben', 'anouk', 'jon-o', 'zofia'];

/**
 * Adds people by messages, which are the same in every language. Waits after each until their past has been read:
 * which activities share a row depends on what a check reads together.
 */
export async function addPeople(lookout: Lookout, people: readonly string[] = PEOPLE): Promise<void> {
  for (const text of people) {
    const added = await command(lookout.driver, 'addUser', { text });
    if (!added.ok) continue;
    await until(`the past of ${text}`, () => isRead(lookout, added.source.id));
    await firstCheck(lookout);
  }
}

async function isRead(lookout: Lookout, id: string): Promise<boolean> {
  const reply = await command(lookout.driver, 'health');
  if (!reply.ok) return false;
  const streams = reply.health.streams.filter(({ sourceIds }) => sourceIds.includes(id));
  return streams.length > 0 && streams.every(({ lastRead }) => lastRead !== null);
}
