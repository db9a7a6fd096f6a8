import { onTestFinished } from 'vitest';
import type { Sandbox } from '@/sandbox/app';
import type { StreamState } from '@/utils/store/schema';
import type { Lookout } from './lookout';
import { snapshot } from './store-snapshot';

/** Longest part of a page that is worth a place in a log, characters. */
const ENOUGH = 3000;
/** Newest requests that are worth it. */
const REQUESTS = 40;

/**
 * Where the test fails, prints what stood on every page, how reading went and what Trakt was asked last: a run far away
 * leaves nothing else. To be called right after the browser's closing was registered: what comes last goes first.
 */
export function tellOnFailure(lookout: Lookout, sandbox: Sandbox): void {
  onTestFinished(async ({ task }) => {
    if (task.result?.state !== 'fail' || lookout.driver.isClosed()) return;
    for (const page of lookout.context.pages()) {
      const words = await page.locator('body').ariaSnapshot({ timeout: 2000 }).catch(String);
      console.log(`— ${page.url()} —\n${words.slice(0, ENOUGH)}\n`);
    }
    console.log(`— kept, ${Date.now()} —\n${await kept(lookout).catch(String)}\n`);
    const asked = sandbox.log.slice(-REQUESTS).map((each) => `${each.at} ${each.status} ${each.method} ${each.path}`);
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
