import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { ProtocolMap } from '@/utils/messaging/protocol';

declare const chrome: Browser;

/** Sends a command as pages do. */
export async function command<K extends keyof ProtocolMap>(
  page: Page,
  name: K,
  ...[data]: Parameters<ProtocolMap[K]>
): Promise<ReturnType<ProtocolMap[K]>> {
  return page.evaluate(async (message) => chrome.runtime.sendMessage(message) as Promise<never>, {
    command: name as string,
    data: data as unknown,
  });
}
