import { browser } from 'wxt/browser';
import { MissingPart } from '@/utils/messaging/missing-part';
import type { Message, ProtocolMap, Reply } from '@/utils/messaging/protocol';
import type { NoAnswer } from '@/utils/messaging/send';
import { toStoreError } from '@/utils/store/store-error';

/** One handler for each command. Each answers with an envelope; what it throws is a failure of the store, or a script that is not there. */
export type Handlers = {
  [K in keyof ProtocolMap]: (...data: Parameters<ProtocolMap[K]>) => Promise<ReturnType<ProtocolMap[K]>>;
};

type Answer = Reply | { ok: false; error: NoAnswer };

/** Only our own pages command: not other extensions, and not a page of the web. */
function isOurs(sender: { id?: string | undefined; url?: string | undefined }): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL('/'));
}

/**
 * Answers the pages' commands. To be called in the first tick.
 *
 * `sendResponse` and `return true` is the one way to answer later that Chromium's own API, Firefox's and the polyfill
 * share.
 */
export function serve(handlers: Handlers): void {
  const answer = async ({ command, data }: Message): Promise<Answer> => {
    try {
      return await (handlers[command] as (data: unknown) => Promise<Reply>)(data);
    } catch (error) {
      console.error(command, error);
      return { ok: false, error: error instanceof MissingPart ? { kind: 'incomplete' } : toStoreError(error) };
    }
  };
  browser.runtime.onMessage.addListener((message: Message | null, sender, reply: (answer: Answer) => void) => {
    if (!isOurs(sender)) reply({ ok: false, error: { kind: 'gone' } });
    // A page of another version, left open while the extension was updated.
    else if (!message || !Object.hasOwn(handlers, message.command)) reply({ ok: false, error: { kind: 'no-answer' } });
    else void answer(message).then(reply);
    return true;
  });
}
