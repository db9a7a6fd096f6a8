import { browser } from 'wxt/browser';
import type { CommandError, Message, ProtocolMap } from '@/utils/messaging/protocol';

type Data<K extends keyof ProtocolMap> = Parameters<ProtocolMap[K]>;
type Answer<K extends keyof ProtocolMap> = ReturnType<ProtocolMap[K]> | { ok: false; error: NoAnswer };

/** The background did not answer: it could not start, or the extension was updated while a page was open. */
export interface NoAnswer {
  kind: 'no-answer';
}

export type SendError = CommandError | NoAnswer;

/** Sends a command to the background and waits for its reply. Never throws. */
export async function send<K extends keyof ProtocolMap>(command: K, ...[data]: Data<K>): Promise<Answer<K>> {
  try {
    const reply: unknown = await browser.runtime.sendMessage({ command, data } satisfies Message);
    if (reply && typeof reply === 'object' && 'ok' in reply) return reply as Answer<K>;
  } catch {
    // The reasons differ between browsers, and none is meant for people.
  }
  return { ok: false, error: { kind: 'no-answer' } };
}
