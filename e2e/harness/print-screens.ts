import type { Sandbox } from '@/sandbox/app';
import type { Lookout } from './lookout';

/** Longest part of a page that is worth a place in a log, characters. */
const ENOUGH = 3000;
/** Newest requests that are worth it. */
const REQUESTS = 40;

/** After a failure: what stood on every page, and what Trakt was asked last. A run far away leaves nothing else. */
export async function printScreens({ context }: Lookout, { log }: Sandbox): Promise<void> {
  for (const page of context.pages()) {
    const words = await page
      .locator('body')
      .ariaSnapshot({ timeout: 2000 })
      .catch((error: Error) => error.message);
    console.log(`— ${page.url()} —\n${words.slice(0, ENOUGH)}\n`);
  }
  const asked = log.slice(-REQUESTS).map(({ at, method, path, status }) => `${at} ${status} ${method} ${path}`);
  console.log(`— asked last —\n${asked.join('\n')}\n`);
}
