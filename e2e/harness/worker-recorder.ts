import type { Worker } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { Lookout } from './lookout';
import type { Payload, RaisedNotification } from './notifications';
import { until } from './until';

declare const chrome: Browser;

interface Recorder {
  raised(): Promise<RaisedNotification[]>;
  payloads(): Promise<Payload[]>;
}

interface Recording {
  raised?: Payload[];
}

/** The extension's running worker; starts it if it was stopped. */
export async function runningWorker({ context, driver, id, workerIsRunning }: Lookout): Promise<Worker> {
  if (!(await workerIsRunning())) {
    await driver.evaluate(async () => chrome.runtime.sendMessage({ type: 'wake' }).catch(() => {}));
  }
  return until('the worker', async () => {
    const workers = context.serviceWorkers().filter((worker) => worker.url().includes(id));
    for (const worker of workers.reverse()) {
      // A stopped worker stays listed for a moment, and never answers.
      const answer = worker.evaluate(() => true).catch(() => false);
      if (await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 500))])) return worker;
    }
    return null;
  });
}

/** Records calls of the browser's own `notifications.create`; in Chromium those of the running worker. */
export async function recordRaised(lookout: Lookout): Promise<Recorder> {
  const payloads = await (lookout.firefox ? lookout.firefox.recordNotifications() : recordInWorker(lookout));
  return {
    payloads,
    raised: async () => (await payloads()).map(({ id, title, message }) => ({ id, title, message })),
  };
}

async function recordInWorker(lookout: Lookout): Promise<Recorder['payloads']> {
  const worker = await runningWorker(lookout);
  await worker.evaluate(() => {
    const here = globalThis as Recording;
    const { notifications } = chrome;
    const create = notifications.create.bind(notifications) as (...args: unknown[]) => Promise<string>;
    here.raised = [];
    (notifications as { create: unknown }).create = (...args: unknown[]) => {
      const [id, options] = args as [string, Omit<Payload, 'id'>];
      here.raised?.push({ id, ...options });
      return create(...args);
    };
  });
  return () => worker.evaluate(() => (globalThis as Recording).raised ?? []);
}
