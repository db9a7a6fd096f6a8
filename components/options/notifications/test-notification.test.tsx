// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { TestNotification } from '@/components/options/notifications/test-notification';
import { TextContext } from '@/components/page/use-text';
import { fakeSend } from '@/tests/builders/fake-send';
import { text } from '@/tests/builders/text';
import type { SendError } from '@/utils/messaging/send';

afterEach(() => act(() => render(null, document.body)));

async function open(os: string, reply?: unknown) {
  Object.assign(fakeBrowser.runtime, { getPlatformInfo: async () => ({ os }) });
  const errors: SendError[] = [];
  const { send, asked } = fakeSend(reply ? { testNotification: () => reply } : {});
  await act(async () =>
    render(
      <TextContext.Provider value={text}>
        <TestNotification send={send} failed={(error) => errors.push(error)} />
      </TextContext.Provider>,
      document.body,
    ),
  );
  const press = async () => {
    act(() => document.querySelector('button')?.click());
    // Waits for the reply and the render after it.
    await act(async () => new Promise((resolve) => setTimeout(resolve)));
  };
  const shown = () => document.querySelector('[role=status]')?.textContent;
  const help = () => document.querySelector('details');
  return { asked, errors, press, shown, help };
}

describe('the test notification', () => {
  it('says that it was sent, and where to look if it does not appear', async () => {
    const page = await open('mac', { ok: true, shown: true, permission: 'granted' });
    expect(page.shown()).toBe('');
    await page.press();
    expect(page.asked).toEqual([['testNotification', undefined]]);
    expect(page.shown()).toBe('Sent. It should be on your screen now. The browser allows notifications.');
    expect(page.help()?.open).toBe(false);
    expect(page.help()?.textContent).toMatch(/System Settings.*Focus/s);
  });

  it('says that the browser blocks notifications, with the steps to allow them', async () => {
    const page = await open('win', { ok: true, shown: false, permission: 'denied' });
    await page.press();
    expect(page.shown()).toMatch(/The browser blocked it.*Notifications for Lookout are off/);
    expect(page.help()?.open).toBe(true);
    expect(page.help()?.textContent).toContain('Do not disturb');
  });

  it('shows any other error', async () => {
    const page = await open('linux');
    await page.press();
    expect(page.errors).toEqual([{ kind: 'no-answer' }]);
    expect(page.shown()).toBe('');
  });

  it.each(['mac', 'win', 'linux', 'cros', 'openbsd'])('has help for %s', async (os) => {
    const page = await open(os);
    expect(page.help()?.querySelectorAll('li').length).toBeGreaterThan(0);
  });
});
