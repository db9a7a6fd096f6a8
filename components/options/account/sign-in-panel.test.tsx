// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SettingsChange } from '@/sandbox/control';
import {
  accountDesk,
  ENV,
  type FakePermissions,
  fakePermissions,
  MIA,
  page,
  press,
  signIn,
} from '@/tests/builders/account-desk';

let permissions: FakePermissions;
beforeEach(() => {
  permissions = fakePermissions();
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

describe('signing in', () => {
  it.each<[string, SettingsChange['oauth'], Parameters<typeof signIn>[1], string[]]>([
    ['a closed window', {}, { closes: true }, ['You didn’t sign in.', 'The window closed before Trakt answered.']],
    ['a refusal at Trakt', { answer: 'deny' }, {}, ['Access was denied on Trakt.', 'Nothing changed.']],
    [
      'a wrong state',
      { answer: 'wrong-state' },
      {},
      ['belonged to a different sign-in', 'Close other sign-in windows'],
    ],
    ['an expired code', { codeSeconds: 0 }, {}, ['The sign-in took too long', 'Sign in again.']],
    ['a server that wants a secret', { wantsSecret: true }, {}, ['Trakt asks for a secret with this Client ID']],
  ])('explains a failed sign-in (%s) and changes nothing', async (_, oauth, how, sentences) => {
    const desk = await signIn(oauth, how);
    for (const sentence of sentences) expect(page()).toContain(sentence);
    expect(desk.shown).toEqual([]);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it.each([
    ['ahead of', 86_400_000],
    ['behind', -86_400_000],
  ])('signs in with a clock a day %s Trakt’s, and warns about it', async (where, ahead) => {
    const desk = await signIn({}, { ahead });
    expect(desk.shown).toMatchObject([{ words: 'Signed in as Mia Lindqvist.' }]);
    expect(page()).toContain(`this computer’s clock is about 1 day ${where} Trakt’s`);
  });

  it('says that the browser was not allowed to open the sign-in window', async () => {
    permissions.allows = false;
    await signIn({});
    expect(page()).toContain('You didn’t sign in.');
    expect(permissions.wanted).toEqual([{ permissions: ['identity'] }]);
  });

  it('says that the sign-in has expired, and offers to sign in again or to sign out', async () => {
    const desk = await accountDesk(ENV, {}, { ...MIA, state: 'ended' });
    expect(page()).toContain('Mia Lindqvist has been signed out. Public profiles are still checked');
    expect(desk.control('Sign in again')).toBeTruthy();
    desk.replies = { signOut: { ok: true, revoked: true } };
    await press(desk, 'Remove account');
    expect(desk.shown).toMatchObject([{ words: 'Signed out.' }]);
  });

  it('signs out, and links to Trakt’s list of apps if the token could not be revoked', async () => {
    const desk = await accountDesk(ENV, { signOut: { ok: true, revoked: false } }, MIA);
    expect(page()).toContain('You’re signed in as Mia Lindqvist.');
    expect(page()).not.toContain('Sign in with a code');
    await press(desk, 'Sign out');
    expect(page()).toContain('You’re signed out here, but Lookout couldn’t tell Trakt.');
    expect(document.querySelector('a[href="https://app.trakt.tv/settings/apps"]')).not.toBeNull();
  });
});
