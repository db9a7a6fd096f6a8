// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AccountSection } from '@/components/options/account/account-section';
import { API, accountDesk, MIA, page, press, untilIdle, V1 } from '@/tests/builders/account-desk';
import { OptionsDesk } from '@/tests/builders/options-desk';
import { fakeExtension } from '@/tests/fake-extension';
import { ACCOUNTS_KEY } from '@/utils/account/account';

beforeEach(() => {
  fakeExtension();
});
afterEach(() => act(() => render(null, document.body)));

describe('sign-in on protocol v1', () => {
  const type = (selector: string, value: string) =>
    act(() => {
      const field = document.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(selector);
      field.value = value;
    });

  it('sends the SHA-1 of the password and never the password', async () => {
    const asked: unknown[] = [];
    const send = async (command: string, data: unknown) => {
      asked.push([command, data]);
      return { ok: true, account: { ...MIA, kind: 'v1' } };
    };
    const desk = new OptionsDesk(AccountSection, { env: V1, send: send as never });
    await untilIdle();
    await type('#v1-username', ' mia ');
    await type('#v1-password', 'open sesame');
    await press(desk, 'Sign in');
    await vi.waitFor(() => expect(desk.shown).toMatchObject([{ words: 'Signed in as mia.' }]));
    expect(asked).toEqual([['signInV1', { username: 'mia', sha1: '5bcaff7f22ff533ca099b3408ead876c0ebba9a7' }]]);
    expect(document.querySelector<HTMLInputElement>('#v1-password')?.value).toBe('');
  });

  it('requires name and password, and says if they do not match', async () => {
    const desk = await accountDesk(V1, { signInV1: { ok: false, error: { kind: 'sign-in' } } });
    await press(desk, 'Sign in');
    expect(page()).toContain('Enter your username and password.');
    await type('#v1-username', 'mia');
    await type('#v1-password', 'guessed');
    await press(desk, 'Sign in');
    await vi.waitFor(() => expect(page()).toContain('The server doesn’t accept this username and password.'));
  });

  it.each([
    ['http://trakt.local', true],
    ['https://trakt.local', false],
  ])('warns about an address without https: %s', async (apiOrigin, warns) => {
    await accountDesk({ ...V1, apiOrigin });
    expect(page().includes('Use a unique password.')).toBe(warns);
  });

  it('ignores a v2 sign-in at the same address', async () => {
    await fakeBrowser.storage.local.set({ [ACCOUNTS_KEY]: { [`v2:${API}`]: MIA } });
    await accountDesk(V1);
    expect(page()).not.toContain('Mia Lindqvist');
    expect(document.querySelector('#v1-password')).not.toBeNull();
  });
});
