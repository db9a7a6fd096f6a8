import type { CDPSession } from 'playwright-core';
import { FIREFOX_ID, type Firefox } from '@/e2e/harness/firefox';
import type { Lookout } from '@/e2e/harness/lookout';
import { until } from '@/e2e/harness/until';

/**
 * Bytes that the background holds after a garbage collection: in Chromium the worker's heap, in Firefox everything that
 * about:memory lists under pages of the extension.
 */
export async function backgroundHeap(lookout: Lookout): Promise<number> {
  return lookout.firefox ? heapInFirefox(lookout.firefox) : heapInChromium(lookout);
}

/** Sends commands to the worker through the browser's session: a page cannot attach to a worker. */
async function heapInChromium({ context, id }: Lookout): Promise<number> {
  const browser = await context.browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('The browser gives no debugging session');
  try {
    const worker = await until('the worker', async () => {
      const { targetInfos } = await browser.send('Target.getTargets');
      return targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(id));
    });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false });
    const ask = speakTo(browser, sessionId);
    await ask('HeapProfiler.collectGarbage');
    await ask('HeapProfiler.collectGarbage');
    const { usedSize } = (await ask('Runtime.getHeapUsage')) as { usedSize: number };
    return usedSize;
  } finally {
    await browser.detach().catch(() => {});
  }
}

function speakTo(browser: CDPSession, sessionId: string) {
  let last = 0;
  return async (method: string): Promise<unknown> => {
    last += 1;
    const id = last;
    let answer: { id: number; result?: unknown; error?: { message: string } } | undefined;
    const hear = (event: { sessionId: string; message: string }) => {
      const message = JSON.parse(event.message) as { id: number };
      if (event.sessionId === sessionId && message.id === id) answer = message;
    };
    browser.on('Target.receivedMessageFromTarget', hear);
    try {
      await browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
      const { error, result } = await until(`the worker's answer to ${method}`, () => answer);
      if (error) throw new Error(`${method}: ${error.message}`);
      return result;
    } finally {
      browser.off('Target.receivedMessageFromTarget', hear);
    }
  };
}

/**
 * Asks all processes for a collection, as about:memory does, then sums what they report about the extension's pages.
 */
function heapInFirefox(firefox: Firefox): Promise<number> {
  return firefox.inside(`(async () => {
    for (const collect of ['child-gc-request', 'child-cc-request', 'child-gc-request']) {
      Services.obs.notifyObservers(null, collect);
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
    const reporters = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
    let bytes = 0;
    const add = (process, path, kind, units, amount) => {
      if (path.startsWith('explicit/') && path.includes(${JSON.stringify(FIREFOX_ID)})) bytes += amount;
    };
    await new Promise((resolve) => reporters.getReports(add, null, resolve, null, false));
    return bytes;
  })()`);
}
