import { browser } from 'wxt/browser';
import { MissingPart } from '@/utils/messaging/missing-part';
import type { Message, ProtocolMap, Reply } from '@/utils/messaging/protocol';
import type { NoAnswer } from '@/utils/messaging/send';
import { toStoreError } from '@/utils/store/store-error';

/** One handler per command. Each reply is an envelope; an exception means a failing store or a missing script. */
export type Handlers = {
  [K in keyof ProtocolMap]: (...data: Parameters<ProtocolMap[K]>) => Promise<ReturnType<ProtocolMap[K]>>;
};

type Answer = Reply | { ok: false; error: NoAnswer };

/** Accepts only our own pages: no other extensions, and no web pages. */
function isOurs(sender: { id?: string | undefined; url?: string | undefined }): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL('/'));
}

/**
 * Answers the pages' commands. Call it in the first tick.
 *
 * `sendResponse` with `return true` is the only way to answer later that Chromium's own API, Firefox's and the polyfill
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
