import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MissingPart } from '@/utils/messaging/missing-part';
import type { ProtocolMap } from '@/utils/messaging/protocol';
import { send } from '@/utils/messaging/send';
import { type Handlers, serve } from '@/utils/messaging/serve';

const OURS = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/popup.html') };
const NO_ANSWER = { ok: false, error: { kind: 'no-answer' } };

/** A browser between both ends, filling in what `fakeBrowser` lacks: the sender, and an answer that comes later. */
function connect(sender: { id?: string; url?: string }): void {
  const trigger = fakeBrowser.runtime.onMessage.trigger as (...args: unknown[]) => Promise<unknown[]>;
  fakeBrowser.runtime.sendMessage = (async (message: unknown) =>
    new Promise((resolve, reject) => {
      trigger(JSON.parse(JSON.stringify(message)), sender, resolve).then((returned) => {
        if (!returned.includes(true)) reject(new Error('The message port closed before a response was received.'));
      });
    })) as never;
}

const serveSome = (handlers: Partial<Handlers>) => serve(handlers as Handlers);
const sendAnything = send as (command: string, data?: unknown) => Promise<unknown>;

describe('messages between pages and background', () => {
  beforeEach(() => fakeBrowser.reset());

  it('carries a command with its data, and the reply back', async () => {
    const openCard = vi.fn<Handlers['openCard']>(async () => ({ ok: true }));
    serveSome({ openCard });
    connect(OURS);
    expect(await send('openCard', { id: 'card:1' })).toEqual({ ok: true });
    expect(openCard).toHaveBeenCalledExactlyOnceWith({ id: 'card:1' });
  });

  it.each([
    ['another extension', { id: 'another', url: 'chrome-extension://another/popup.html' }],
    ['a page of the web', { id: OURS.id, url: 'https://example.com/' }],
    ['nobody', {}],
  ])('ignores a command from %s', async (_, sender) => {
    const markAllRead = vi.fn<Handlers['markAllRead']>();
    serveSome({ markAllRead });
    connect(sender);
    expect(await send('markAllRead')).toEqual({ ok: false, error: { kind: 'gone' } });
    expect(markAllRead).not.toHaveBeenCalled();
  });

  it('answers even if a handler fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    serveSome({ checkNow: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) });
    connect(OURS);
    expect(await send('checkNow')).toEqual({ ok: false, error: { kind: 'store', reason: 'full' } });
  });

  it('distinguishes a missing script from a failing store', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    serveSome({ checkNow: () => Promise.reject(new MissingPart('/poller.js')) });
    connect(OURS);
    expect(await send('checkNow')).toEqual({ ok: false, error: { kind: 'incomplete' } });
  });

  it('reports that nobody answered if there is no background, or one of another version', async () => {
    connect(OURS);
    expect(await send('checkNow')).toEqual(NO_ANSWER);
    serveSome({});
    for (const command of ['checkNow' satisfies keyof ProtocolMap, 'constructor', '']) {
      expect(await sendAnything(command)).toEqual(NO_ANSWER);
    }
  });
});
