// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccountSection } from '@/components/options/account/account-section';
import {
  accountDesk,
  ENV,
  type FakePermissions,
  fakePermissions,
  page,
  press,
  untilIdle,
} from '@/tests/builders/account-desk';
import { OptionsDesk } from '@/tests/builders/options-desk';

let permissions: FakePermissions;
beforeEach(() => {
  permissions = fakePermissions();
});
afterEach(() => act(() => render(null, document.body)));

describe('choosing another server', () => {
  const address = (value: string) =>
    act(() => {
      const field = document.querySelector<HTMLInputElement>('#server-origin');
      if (!field) throw new Error('There is no such field');
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });

  it('asks for permission on save, and only for that server', async () => {
    const sent: unknown[] = [];
    const send = async (command: string, data: unknown) => {
      if (command === 'setServer') sent.push(data, [...permissions.wanted]);
      return { ok: true, device: null };
    };
    const desk = new OptionsDesk(AccountSection, { env: ENV, send: send as never });
    await untilIdle();
    await desk.choose('Protocol', 'v1');
    await address('http://trakt.local:8787/any/path');
    expect(permissions.wanted).toEqual([]);
    expect(page()).toContain('This address doesn’t use https');
    await press(desk, 'Use this server');
    expect(sent).toEqual([
      { server: { protocol: 'v1', origin: 'http://trakt.local:8787' } },
      [{ origins: ['http://trakt.local/*'] }],
    ]);
  });

  it('keeps the old server if permission is denied', async () => {
    permissions.allows = false;
    const desk = await accountDesk(ENV, { setServer: { ok: true } });
    await address('https://trakt.local');
    expect(page()).not.toContain('This address doesn’t use https');
    await press(desk, 'Use this server');
    expect(page()).toContain('The browser didn’t allow access to this server, so nothing changed.');
    expect(desk.settings.server).toBeNull();
  });

  it('refuses an address without https outside one’s own network', async () => {
    const desk = await accountDesk();
    await address('http://trakt.example');
    await press(desk, 'Use this server');
    expect(page()).toContain('Outside your own network, the address must start with https://.');
    expect(permissions.wanted).toEqual([]);
  });

  it.each(['', 'ftp://trakt.local', 'https://mia:secret@trakt.local'])('refuses the address %j', async (typed) => {
    const desk = await accountDesk();
    await address(typed);
    await press(desk, 'Use this server');
    expect(page()).toContain('This isn’t a server address.');
    expect(permissions.wanted).toEqual([]);
  });
});
