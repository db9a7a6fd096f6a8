import type { CDPSession, Page } from 'playwright-core';
import type { BackgroundControl } from './browser';
import { until } from './until';

/**
 * @param driver any page of the extension; a worker's own session would keep it alive
 */
export async function createWorkerControl(browser: CDPSession, driver: Page, id: string): Promise<BackgroundControl> {
  const session = await driver.context().newCDPSession(driver);
  await session.send('ServiceWorker.enable');
  const isRunning = async () => {
    const { targetInfos } = await browser.send('Target.getTargets');
    return targetInfos.some(({ type, url }) => type === 'service_worker' && url.includes(id));
  };
  return {
    isRunning,
    async stop() {
      // Retries if the worker was only just starting: the browser then lets it start, and stops none.
      await until('the worker to be gone', async () => {
        await session.send('ServiceWorker.stopAllWorkers');
        return !(await isRunning());
      });
    },
  };
}
