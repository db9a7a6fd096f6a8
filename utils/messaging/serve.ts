import { browser } from 'wxt/browser';
import { onMessage } from '@/utils/messaging/messaging';
import type { ProtocolMap, Reply } from '@/utils/messaging/protocol';
import { toStoreError } from '@/utils/store/open-database';

/** One handler for each command. Each answers with an envelope; what it throws is a failure of the store. */
export type Handlers = {
  [K in keyof ProtocolMap]: (...data: Parameters<ProtocolMap[K]>) => Promise<ReturnType<ProtocolMap[K]>>;
};

/** Only our own pages command: not other extensions, and not a page of the web. */
function isOurs(sender: { id?: string | undefined; url?: string | undefined }): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL('/'));
}

/** Answers the pages' commands. Registers every listener at once: to be called in the first tick. */
export function serve(handlers: Handlers): void {
  for (const command of Object.keys(handlers) as (keyof ProtocolMap)[]) {
    const handler = handlers[command] as (data: unknown) => Promise<Reply>;
    onMessage(command, (async ({ data, sender }: { data: unknown; sender: { id?: string; url?: string } }) => {
      if (!isOurs(sender)) return { ok: false, error: { kind: 'gone' } };
      try {
        return await handler(data);
      } catch (error) {
        console.error(command, error);
        return { ok: false, error: toStoreError(error) };
      }
    }) as never);
  }
}
