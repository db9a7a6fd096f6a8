import { onTestFinished } from 'vitest';
import type { Sandbox } from '@/sandbox/app';
import type { StreamState } from '@/utils/store/schema';
import type { Lookout } from './lookout';
import { snapshot } from './store-snapshot';

/** Maximum length of a page in the log, characters. */
const MAX_PAGE_LENGTH = 3000;
/** Number of latest requests in the log. */
const MAX_REQUESTS = 40;

/**
 * If the test fails, prints the content of every page, the state of each stream and the latest requests: a run in CI
 * leaves nothing else. Call it right after registering the close of the browser, because hooks run in reverse order.
 */
export function reportOnFailure(lookout: Lookout, sandbox: Sandbox): void {
  onTestFinished(async ({ task }) => {
    if (task.result?.state !== 'fail' || lookout.driver.isClosed()) return;
    for (const page of lookout.context.pages()) {
      if (!page.url().startsWith(lookout.address(''))) continue;
      const words = await page.locator('body').ariaSnapshot({ timeout: 2000 }).catch(String);
      console.log(`— ${page.url()} —\n${words.slice(0, MAX_PAGE_LENGTH)}\n`);
    }
    console.log(`— kept, ${Date.now()} —\n${await kept(lookout).catch(String)}\n`);
    const asked = sandbox.log
      .slice(-MAX_REQUESTS)
      .map((each) => `${each.at} ${each.status} ${each.method} ${each.path}`);
    console.log(`— asked last —\n${asked.join('\n')}\n`);
  });
}

async function kept({ driver, database }: Lookout): Promise<string> {
  const { poller = [], outbox = [], streams = [] } = (await snapshot(driver, database)).stores;
  const brief = (streams as StreamState[]).map(({ key, nextDue, lastRead, lastGoodRead, lastError }) => ({
    key,
    nextDue,
    lastRead,
    lastGoodRead,
    lastError,
  }));
  return [...poller, ...outbox, ...brief].map((each) => JSON.stringify(each)).join('\n');
}
